package org.redress.security;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import org.redress.http.PathParams;

/**
 * Checks the merchant of every route with {@code {clientId}}, and narrows the caller to this merchant. The resource
 * reads it by {@link Caller#merchantId}; no other merchant of the token is visible to it.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION)
public class MerchantFilter implements ContainerRequestFilter {
    /** Path parameter with the merchant's id, an integer from 1 to 999999999. */
    public static final String PARAMETER = "clientId";

    /**
     * Narrows the security context of the request to the merchant in its path. Leaves a route without one, and OPTIONS,
     * unchanged.
     *
     * @throws org.redress.problem.InvalidRequestException if the path holds no merchant id
     * @throws ForbiddenException if the caller does not act for this merchant, or is not known
     */
    @Override
    public void filter(ContainerRequestContext request) {
        String clientId = request.getUriInfo().getPathParameters().getFirst(PARAMETER);
        if (clientId == null || request.getMethod().equals(HttpMethod.OPTIONS)) {
            return;
        }
        SecurityContext security = request.getSecurityContext();
        if (!(security.getUserPrincipal() instanceof Caller caller)) {
            throw new ForbiddenException();
        }
        request.setSecurityContext(
                new CallerContext(caller.narrowedTo(PathParams.clientId(clientId)), security.isSecure()));
    }
}
