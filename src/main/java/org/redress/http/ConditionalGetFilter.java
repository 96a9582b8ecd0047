package org.redress.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.problem.InvalidRequestException;

/** Answers If-None-Match of GET and HEAD (RFC 9110, 13.1.2) wherever a response has an entity tag. */
@Provider
public class ConditionalGetFilter implements ContainerResponseFilter {
    private static final Set<String> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final List<String> OF_THE_BODY =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_LENGTH, HttpHeaders.CONTENT_DISPOSITION);

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        EntityTag tag = response.getEntityTag();
        if (tag != null
                && METHODS.contains(request.getMethod())
                && response.getStatus() == Response.Status.OK.getStatusCode()
                && isNotModified(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag.getValue())) {
            response.setStatus(Response.Status.NOT_MODIFIED.getStatusCode());
            response.setEntity(null);
            response.getHeaders().keySet().removeAll(OF_THE_BODY);
        }
    }

    /**
     * Returns whether the client has the current representation already. For a resource whose body holds something
     * open: it asks before it opens that.
     *
     * @param ifNoneMatch null if the header is missing
     * @param tag entity tag of the current representation, without quotes
     */
    public static boolean isNotModified(@Nullable String ifNoneMatch, String tag) {
        try {
            EntityTags known = EntityTags.of(HttpHeaders.IF_NONE_MATCH, ifNoneMatch);
            return known != null && known.matchWeakly(tag);
        } catch (InvalidRequestException e) {
            // A header that is malformed matches nothing
            return false;
        }
    }
}
