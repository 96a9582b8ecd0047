package org.redress.security;

import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates requests by bearer token (RFC 6750) and checks the roles of the resource method. A method without
 * {@link RolesAllowed} is closed, unless {@link PermitAll} opens it to everybody. OPTIONS needs no token.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class BearerAuthenticationFilter implements ContainerRequestFilter {
    private static final Logger LOG = System.getLogger(BearerAuthenticationFilter.class.getName());

    @Inject
    TokenVerifier tokens;

    @Context
    ResourceInfo resource;

    /**
     * Sets the security context with the caller.
     *
     * @throws NotAuthorizedException (401) if there is not exactly one valid token
     * @throws ForbiddenException (403) if the caller has none of the method's roles
     * @throws ServiceUnavailableException (503) if the issuer's keys are unavailable
     */
    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        // OPTIONS is answered with Allow, which openapi.yaml tells everybody
        if (request.getMethod().equals(HttpMethod.OPTIONS)
                || (method != null && method.isAnnotationPresent(PermitAll.class))) {
            return;
        }
        Caller caller = caller(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
        if (Role.allowed(method).stream().noneMatch(caller.roles()::contains)) {
            throw new ForbiddenException();
        }
        request.setSecurityContext(
                new CallerContext(caller, request.getSecurityContext().isSecure()));
    }

    private Caller caller(@Nullable List<String> headers) {
        if (headers == null || headers.isEmpty()) {
            throw new NotAuthorizedException(CallerContext.SCHEME);
        }
        StringTokenizer words = new StringTokenizer(headers.get(0).strip(), " ");
        if (headers.size() > 1
                || words.countTokens() != 2
                || !words.nextToken().equalsIgnoreCase(CallerContext.SCHEME)) {
            throw new NotAuthorizedException(CallerContext.SCHEME + " error=\"invalid_request\"");
        }
        try {
            return tokens.verify(words.nextToken());
        } catch (InvalidTokenException e) {
            LOG.log(Level.DEBUG, "refused a token: {0}", e.getMessage());
            throw new NotAuthorizedException(CallerContext.SCHEME + " error=\"invalid_token\"");
        } catch (JwksUnavailableException e) {
            throw new ServiceUnavailableException(RemoteJwkSource.RATE_LIMIT_WINDOW.toSeconds());
        }
    }
}
