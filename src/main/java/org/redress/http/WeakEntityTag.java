package org.redress.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** Weak entity tag (RFC 9110, 8.8.3) of a list, which is known before the list is read. */
public final class WeakEntityTag {
    private WeakEntityTag() {}

    /**
     * Returns the response with its tag, or 304 without reading it if the client has it already.
     *
     * @param tag changes with each change of the response
     * @param full reads the response, status 200
     */
    public static Response of(HttpHeaders headers, String tag, Supplier<Response> full) {
        EntityTag weak = new EntityTag(tag, true);
        return ConditionalGetFilter.isNotModified(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)
                ? Response.notModified(weak).build()
                : Response.fromResponse(full.get()).tag(weak).build();
    }
}
