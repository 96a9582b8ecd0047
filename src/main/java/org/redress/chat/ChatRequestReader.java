package org.redress.chat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads the body of a chat call, of 64 KiB at the most. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class ChatRequestReader implements MessageBodyReader<ChatRequest> {
    static final int MAX_BYTES = 64 * 1024;

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
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
        Envelope envelope = new Envelope(ForgivingJson.object(bytes));
        call.setAttribute(ChatProblems.LANGUAGE, envelope.language());
        return envelope.request();
    }
}
