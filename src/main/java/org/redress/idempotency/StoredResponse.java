package org.redress.idempotency;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.redress.json.JsonBodyWriter;

/**
 * What a call was answered with, to be told again.
 *
 * @param location null where nothing was made
 * @param etag without quotes; null where there is none
 * @param body JSON
 * @param customerId whom it tells of, to forget it with them
 */
public record StoredResponse(int status, String location, String etag, byte[] body, UUID customerId) {
    public static StoredResponse created(String location, String etag, Object body, UUID customerId) {
        return new StoredResponse(201, location, etag, bytes(body), customerId);
    }

    public static StoredResponse ok(String etag, Object body, UUID customerId) {
        return new StoredResponse(200, null, etag, bytes(body), customerId);
    }

    private static byte[] bytes(Object body) {
        return body instanceof byte[] written ? written : JsonBodyWriter.of(body);
    }

    public Response response() {
        return Response.status(status)
                .location(location == null ? null : URI.create(location))
                .tag(etag)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }
}
