package org.redress.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.json.JsonBodyWriter;

/**
 * Response of a call, stored to be sent again for the same Idempotency-Key.
 *
 * @param location path of what was created, without host, since only the caller knows its public name; or null
 * @param etag without quotes; null if there is none
 * @param body JSON in UTF-8
 * @param customerId the customer whose data the body contains: erasing the customer deletes the response; or null
 */
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere, and never changed
public record StoredResponse(
        int status, @Nullable String location, @Nullable String etag, byte[] body, @Nullable UUID customerId) {
    /**
     * Returns a response 201.
     *
     * @param body a record, or JSON in UTF-8
     */
    public static StoredResponse created(
            @Nullable String location, @Nullable String etag, Object body, @Nullable UUID customerId) {
        return new StoredResponse(201, location, etag, bytes(body), customerId);
    }

    /**
     * Returns a response 200.
     *
     * @param body a record, or JSON in UTF-8
     */
    public static StoredResponse ok(@Nullable String etag, Object body, @Nullable UUID customerId) {
        return new StoredResponse(200, null, etag, bytes(body), customerId);
    }

    /**
     * Returns a response 202: what was created at the location goes on.
     *
     * @param body a record without data of customers
     */
    public static StoredResponse accepted(String location, Object body) {
        return new StoredResponse(202, location, null, bytes(body), null);
    }

    /** Returns a response 204. */
    public static StoredResponse noContent() {
        return new StoredResponse(204, null, null, new byte[0], null);
    }

    private static byte[] bytes(Object body) {
        return body instanceof byte[] written ? written : JsonBodyWriter.of(body);
    }

    /** Returns it as a response of Jakarta REST. */
    public Response response() {
        if (status == Response.Status.NO_CONTENT.getStatusCode()) {
            return Response.noContent().build();
        }
        return Response.status(status)
                .header(HttpHeaders.LOCATION, location)
                .tag(etag)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }
}
