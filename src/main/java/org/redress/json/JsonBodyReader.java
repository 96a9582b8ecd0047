package org.redress.json;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;

/** Reads the bodies of the merchants' requests. */
// As a reader, and not in the resource: slow senders must not hold a permit of the bulkhead
@Provider
@Dependent
@Consumes({MediaType.APPLICATION_JSON, JsonBodyReader.MERGE_PATCH})
public class JsonBodyReader extends ObjectBodyReader<JsonBody> {
    /** JSON Merge Patch (RFC 7396). */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    public JsonBodyReader() {
        super(JsonBody.class);
    }

    @Override
    protected JsonBody read(JsonBodyParser bodies, InputStream body) {
        return new JsonBody(bodies.read(body));
    }
}
