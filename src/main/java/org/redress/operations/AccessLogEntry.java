package org.redress.operations;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Map;

/**
 * What the log tells of one request. Nothing that a caller wrote freely is in it: no path, query, header or body.
 *
 * @param route the template, such as /api/rest/v1/{clientId}/disputes, or "none"
 * @param clientId null where no merchant is known
 * @param roles empty where no caller is known
 */
record AccessLogEntry(
        Instant time,
        String traceId,
        String method,
        String route,
        int status,
        long millis,
        Integer clientId,
        String roles) {

    String text() {
        return time + " " + traceId + " " + method + " " + route + " " + status + " " + millis + "ms clientId="
                + (clientId == null ? "-" : clientId) + " roles=" + (roles.isEmpty() ? "-" : roles);
    }

    String json() {
        JsonObjectBuilder line = Json.createObjectBuilder(Map.of("time", time.toString()))
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
