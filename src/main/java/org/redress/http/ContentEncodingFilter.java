package org.redress.http;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.redress.problem.UnsupportedContentCodingException;

/** Rejects bodies with a content coding: limits of sizes count the bytes that are sent. */
@Provider
@ApplicationScoped
// After the token and the merchant
@Priority(Priorities.AUTHORIZATION + 3)
public class ContentEncodingFilter implements ContainerRequestFilter {
    private static final Set<String> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    /** @throws UnsupportedContentCodingException (415) if the coding is not identity */
    @Override
    public void filter(ContainerRequestContext request) {
        String coding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.strip().equalsIgnoreCase("identity") && WITH_BODY.contains(request.getMethod())) {
            throw new UnsupportedContentCodingException();
        }
    }
}
