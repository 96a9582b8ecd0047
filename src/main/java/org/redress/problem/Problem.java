package org.redress.problem;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.UUID;

/**
 * Why a request was refused (RFC 9457, application/problem+json). Members without a value are left out.
 *
 * @param type about:blank: the status says it all (RFC 9457, 4.2.1)
 * @param title the status in words
 * @param detail what the caller can do about it
 * @param violations the broken rules, for a request that is well-formed but wrong, or what is in its way
 * @param line where a body ceases to be JSON, counted from 1
 * @param column as line
 * @param incident for a failure of ours: the id under which the log tells more
 * @param traceId the trace of the call (W3C Trace Context), which stands in the log too
 * @param response on the chat's paths: the answer that a chat can show
 */
@JsonbPropertyOrder({
    "type",
    "title",
    "status",
    "detail",
    "violations",
    "line",
    "column",
    "incident",
    "traceId",
    "response"
})
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<Violation> violations,
        Long line,
        Long column,
        UUID incident,
        String traceId,
        Object response) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The request attribute that bears the trace's id, a text, from whoever knows it. */
    public static final String TRACE_ID = "org.redress.traceId";

    public static Problem of(int status) {
        return of(status, StatusText.detail(status));
    }

    public static Problem of(int status, String detail) {
        return of(status, detail, null);
    }

    public static Problem of(int status, String detail, List<Violation> violations) {
        return new Problem(
                "about:blank", StatusText.title(status), status, detail, violations, null, null, null, null, null);
    }

    static Problem of(MalformedJson e) {
        String detail =
                "The body is not JSON: " + e.getMessage() + " at line " + e.line() + ", column " + e.column() + ".";
        return new Problem(
                "about:blank", StatusText.title(400), 400, detail, null, e.line(), e.column(), null, null, null);
    }

    /** A failure of ours, to be found in the log by its id. */
    public static Problem of(UUID incident) {
        return new Problem(
                "about:blank",
                StatusText.title(500),
                500,
                StatusText.detail(500),
                null,
                null,
                null,
                incident,
                null,
                null);
    }

    public Problem with(Object response) {
        return new Problem(type, title, status, detail, violations, line, column, incident, traceId, response);
    }

    /** @param traceId the attribute {@link #TRACE_ID} of the request, null where there is none */
    public Problem inTrace(Object traceId) {
        String known = traceId instanceof String text ? text : null;
        return new Problem(type, title, status, detail, violations, line, column, incident, known, response);
    }
}
