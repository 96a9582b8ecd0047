package org.redress.json;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.MalformedJsonException;

/** Bodies as JSON objects; they have a largest size, and a deepest nesting. */
@Dependent
public class JsonBodyParser {
    private final int maxBytes;
    private final LenientJsonParser json;

    @Inject
    public JsonBodyParser(
            @ConfigProperty(name = "body.bytes") int maxBytes, @ConfigProperty(name = "body.nesting") int maxNesting) {
        this.maxBytes = maxBytes;
        this.json = new LenientJsonParser(maxNesting);
    }

    /**
     * @throws ClientErrorException (413) where it is too large
     * @throws MalformedJsonException with the place where it ceases to be JSON
     * @throws InvalidRequestException where it is nested too deep
     */
    public JsonObject read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
        return object(bytes);
    }

    /** As read, of what is known to be small enough. */
    public JsonObject object(byte[] bytes) {
        return json.object(bytes);
    }
}
