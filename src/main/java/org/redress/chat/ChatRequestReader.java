package org.redress.chat;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
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

/**
 * Reads the body of a chat call. No proxy may stand before it: Jersey would not see what type
 * it reads, and prefer the server's own reader.
 */
@Provider
@Dependent
@Consumes(MediaType.APPLICATION_JSON)
public class ChatRequestReader implements MessageBodyReader<ChatRequest> {
    @Inject
    JsonBodyParser bodies;

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
        Envelope envelope = new Envelope(bodies.read(body));
        call.setAttribute(ChatProblemFilter.LANGUAGE, envelope.language());
        return envelope.request();
    }
}
