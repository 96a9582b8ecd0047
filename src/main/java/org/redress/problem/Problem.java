package org.redress.problem;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Problem response (RFC 9457, application/problem+json). Members that are null are omitted.
 *
 * @param type always about:blank: the status alone identifies the kind (RFC 9457, 4.2.1)
 * @param title the reason phrase of the status
 * @param detail the error and its remedy, in one or two sentences
 * @param violations the violated rules or the conflict; null for errors of other kinds
 * @param line of the first error of a malformed body, from 1; null otherwise
 * @param column of the first error of a malformed body, from 1; null otherwise
 * @param incident for an internal error, its id in the log; null otherwise
 * @param traceId the request's trace (W3C Trace Context), as in the log
 * @param response on the chat's paths, the message to show to the user; null otherwise
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
        @Nullable List<Violation> violations,
        @Nullable Long line,
        @Nullable Long column,
        @Nullable UUID incident,
        @Nullable String traceId,
        @Nullable Object response) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Name of the request attribute with the trace's id, a String. */
    public static final String TRACE_ID = "org.redress.traceId";

    /** Creates a problem with the general detail of its status. */
    public static Problem of(int status) {
        return of(status, StatusText.detail(status));
    }

    /** Creates a problem without violations. */
    public static Problem of(int status, String detail) {
        return of(status, detail, null);
    }

    /** @param violations null if there are none */
    public static Problem of(int status, String detail, @Nullable List<Violation> violations) {
        return new Problem(
                "about:blank", StatusText.title(status), status, detail, violations, null, null, null, null, null);
    }

    static Problem of(MalformedJsonException e) {
        String detail =
                "The body is not JSON: " + e.getMessage() + " at line " + e.line() + ", column " + e.column() + ".";
        return new Problem(
                "about:blank", StatusText.title(400), 400, detail, null, e.line(), e.column(), null, null, null);
    }

    /**
     * Creates the problem of an internal error.
     *
     * @param incident its id in the log
     */
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

    /** Returns a copy with the chat's message. */
    public Problem withResponse(Object response) {
        return new Problem(type, title, status, detail, violations, line, column, incident, traceId, response);
    }

    /**
     * Returns a copy with the trace.
     *
     * @param traceId the request's attribute {@link #TRACE_ID}, or null
     */
    public Problem withTraceId(@Nullable Object traceId) {
        String known = traceId instanceof String text ? text : null;
        return new Problem(type, title, status, detail, violations, line, column, incident, known, response);
    }
}
