package org.redress.chat;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Optional;
import java.util.UUID;
import org.redress.event.EventData;
import org.redress.json.JsonBodyWriter;
import org.redress.json.SharedJson;

/** Adds to a complaint.answered the customer's identity in the chat, and the reply that tracking gives now. */
@ApplicationScoped
public class ComplaintAnswerContent {
    @EJB
    ComplaintAnswerService answers;

    /**
     * Returns the further fields of an event.
     *
     * @return empty if the customer was erased, has no identity, or wants no messages
     */
    public Optional<JsonObject> contentOf(int merchantId, EventData event) {
        return answers.of(merchantId, UUID.fromString(event.getSubjectId())).map(ComplaintAnswerContent::json);
    }

    private static JsonObject json(ComplaintAnswer answer) {
        try (JsonReader reply =
                SharedJson.JSON.createReader(new StringReader(JsonBodyWriter.JSONB.toJson(answer.reply())))) {
            return SharedJson.JSON
                    .createObjectBuilder()
                    .add("channel", answer.channel())
                    .add("uid", answer.uid())
                    .add("language", answer.language().toLanguageTag())
                    .add("reply", reply.readObject())
                    .build();
        }
    }
}
