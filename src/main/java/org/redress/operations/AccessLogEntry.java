package org.redress.operations;

import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.json.SharedJson;

/**
 * Access log entry of one request. It holds no free text of the caller: no path, query, header or body.
 *
 * @param time end of the request
 * @param traceId 32 hexadecimal digits
 * @param route the template, such as /api/rest/v1/{clientId}/disputes, or "none"
 * @param millis duration in milliseconds
 * @param clientId null if no merchant is known
 * @param roles comma-separated, empty if no caller is known
 */
record AccessLogEntry(
        Instant time,
        String traceId,
        String method,
        String route,
        int status,
        long millis,
        @Nullable Integer clientId,
        String roles) {

    String text() {
        return time + " " + traceId + " " + method + " " + route + " " + status + " " + millis + "ms clientId="
                + (clientId == null ? "-" : clientId) + " roles=" + (roles.isEmpty() ? "-" : roles);
    }

    String json() {
        JsonObjectBuilder line = SharedJson.JSON
                .createObjectBuilder(Map.of("time", time.toString()))
                .add("traceId", traceId)
                .add("method", method)
                .add("route", route)
                .add("status", status)
                .add("millis", millis);
        if (clientId != null) {
            line.add("clientId", clientId);
        }
        if (!roles.isEmpty()) {
            line.add("roles", roles);
        }
        return line.build().toString();
    }
}
