package org.redress.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.redress.json.JsonBodyParser;
import org.redress.json.JsonBodyWriter;

/** Reads the body of a chat request. */
// @Dependent, for it must not have a proxy: Jersey would not see its type, and prefer the server's own reader
@Provider
@Dependent
@Consumes(MediaType.APPLICATION_JSON)
public class ChatRequestReader implements MessageBodyReader<ChatRequest> {
    @Inject
    JsonBodyParser bodies;

    @Inject
    EnvelopeValidator validator;

    @Context
    HttpServletRequest call;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == ChatRequest.class;
    }

    @Override
    public ChatRequest readFrom(
            Class<ChatRequest> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return convert(bodies.read(body));
    }

    private ChatRequest convert(JsonObject object) {
        // As text, since Jsonb has no method for a JsonObject; Yasson's own one is not visible on every server
        ChatEnvelope envelope = JsonBodyWriter.JSONB.fromJson(object.toString(), ChatEnvelope.class);
        call.setAttribute(ChatProblemFilter.LANGUAGE, envelope.language());
        return validator.validate(envelope);
    }
}
