package org.redress.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import org.redress.json.JsonBodyParser;
import org.redress.json.JsonBodyWriter;
import org.redress.json.ObjectBodyReader;

/** Reads the body of a chat request. */
@Provider
@Dependent
@Consumes(MediaType.APPLICATION_JSON)
public class ChatRequestReader extends ObjectBodyReader<ChatRequest> {
    @Inject
    EnvelopeValidator validator;

    // Not @Context: in some builds of the WAR, Payara 7 leaves that null in a @Dependent provider
    @Inject
    HttpServletRequest call;

    public ChatRequestReader() {
        super(ChatRequest.class);
    }

    @Override
    protected ChatRequest read(JsonBodyParser bodies, InputStream body) {
        JsonObject object = bodies.readLeniently(body);
        // As text: the API of JSON-B reads no JsonObject
        ChatEnvelope envelope = JsonBodyWriter.JSONB.fromJson(object.toString(), ChatEnvelope.class);
        call.setAttribute(ChatProblemFilter.LANGUAGE, envelope.language());
        return validator.validate(envelope);
    }
}
