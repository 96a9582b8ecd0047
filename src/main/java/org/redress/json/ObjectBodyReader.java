package org.redress.json;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reads a JSON object from the body of a request, as one type.
 *
 * @param <T> the type of the resource methods' parameter
 */
// Subclasses must be @Dependent: Jersey would not see the type behind a proxy, and prefer the server's own reader.
public abstract class ObjectBodyReader<T> implements MessageBodyReader<T> {
    private final Class<T> type;
    private JsonBodyParser bodies;

    protected ObjectBodyReader(Class<T> type) {
        this.type = type;
    }

    @Inject
    public void setBodies(JsonBodyParser bodies) {
        this.bodies = bodies;
    }

    @Override
    public boolean isReadable(Class<?> asked, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return asked == type;
    }

    @Override
    public T readFrom(
            Class<T> asked,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        return read(bodies, body);
    }

    /** Reads the object and converts it; its numbers are texts, the digits of their values. */
    protected abstract T read(JsonBodyParser bodies, InputStream body);
}
