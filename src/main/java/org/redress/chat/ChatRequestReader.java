package org.redress.chat;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads the body of a chat call, which has a largest size. No proxy may stand before it: Jersey would not see what type
 * it reads, and prefer the server's own reader.
 */
@Provider
@Dependent
@Consumes(MediaType.APPLICATION_JSON)
public class ChatRequestReader implements MessageBodyReader<ChatRequest> {
    @Inject
    @ConfigProperty(name = "body.bytes", defaultValue = "65536")
    int maxBytes;

    @Inject
    @ConfigProperty(name = "body.nesting", defaultValue = "32")
    int maxNesting;

    @Context
    HttpServletRequest call;

    private ForgivingJson json;

    @PostConstruct
    void configure() {
        json = new ForgivingJson(maxNesting);
    }

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
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
        Envelope envelope = new Envelope(json.object(bytes));
        call.setAttribute(ChatProblems.LANGUAGE, envelope.language());
        return envelope.request();
    }
}
