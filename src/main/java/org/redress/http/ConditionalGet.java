package org.redress.http;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.stream.Stream;

/** If-None-Match of GET and HEAD (RFC 9110, 13.1.2), with the same result on each server. */
public final class ConditionalGet {
    private ConditionalGet() {}

    /**
     * Returns whether the client has the current representation already.
     *
     * @param tag entity tag of the current representation, without quotes
     */
    public static boolean isNotModified(Request request, String tag) {
        // The comparison is weak, but RESTEasy only finds a tag that is weak where the other is
        return Stream.of(new EntityTag(tag), new EntityTag(tag, true))
                .anyMatch(current -> isNotModified(request, current));
    }

    private static boolean isNotModified(Request request, EntityTag current) {
        try {
            Response.ResponseBuilder answer = request.evaluatePreconditions(current);
            return answer != null && answer.build().getStatus() == Response.Status.NOT_MODIFIED.getStatusCode();
        } catch (ProcessingException e) {
            // Jersey, for a header that is malformed: it matches nothing
            return false;
        }
    }
}
