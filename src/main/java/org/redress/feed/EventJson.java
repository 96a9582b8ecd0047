package org.redress.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redress.chat.ComplaintAnswerContent;
import org.redress.event.EventData;
import org.redress.event.EventType;
import org.redress.event.LoggedEvent;
import org.redress.http.ApiPaths;

/** Writes events as readers get them, with the data that is read at that time. */
@ApplicationScoped
public class EventJson {
    @Inject
    ComplaintAnswerContent answers;

    /** Returns an event as lists have it: without the data that it does not store. */
    public JsonObject of(LoggedEvent event) {
        return of(event.getMerchantId(), event.getSeq(), event.getId(), event.getData())
                .build();
    }

    /** Returns an event with the data that is read now. */
    public JsonObject complete(LoggedEvent event) {
        EventData data = event.getData();
        JsonObjectBuilder json = of(event.getMerchantId(), event.getSeq(), event.getId(), data);
        if (data.getType().equals(EventType.COMPLAINT_ANSWERED.wireName())) {
            answers.contentOf(event.getMerchantId(), data).ifPresent(content -> content.forEach(json::add));
        }
        return json.build();
    }

    static JsonObjectBuilder of(int merchantId, long seq, UUID id, EventData data) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", id.toString())
                .add("seq", seq)
                .add("type", data.getType())
                .add("subject", subject(data))
                .add("occurredAt", data.getOccurredAt().toString())
                .add("changedFields", texts(data.getChangedFields()))
                .add("link", link(merchantId, id, data));
        Optional.ofNullable(data.getSubjectVersion()).ifPresent(version -> json.add("subjectVersion", version));
        Optional.ofNullable(data.getTicketNumber()).ifPresent(number -> json.add("ticketNumber", number));
        Optional.ofNullable(data.getVisibility()).ifPresent(visibility -> json.add("visibility", visibility));
        Optional.ofNullable(data.getTraceparent()).ifPresent(trace -> json.add("traceparent", trace));
        return json;
    }

    private static JsonObject subject(EventData data) {
        return Json.createObjectBuilder()
                .add("type", data.getSubjectType())
                .add("id", data.getSubjectId())
                .build();
    }

    private static JsonArrayBuilder texts(List<String> texts) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        texts.forEach(array::add);
        return array;
    }

    /** Returns the path of the subject; that of the event itself for a subject without one. */
    private static String link(int merchantId, UUID id, EventData data) {
        String merchant = ApiPaths.BASE + "/" + merchantId;
        return switch (EventType.named(data.getType()).orElseThrow().subject()) {
            case DISPUTE -> merchant + "/disputes/" + data.getSubjectId() + "/";
            case ORDER -> merchant + "/orders/" + ApiPaths.segment(data.getSubjectId());
            case CUSTOMER -> merchant + "/customers/" + data.getSubjectId();
            case WEBHOOK -> merchant + "/webhooks/" + data.getSubjectId();
            case MERCHANT -> merchant + "/events/" + id;
        };
    }
}
