package org.redress.limits;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.redress.security.Caller;

/**
 * Counts the thread of each call with a token for its caller and merchant, before the body is read. {@link
 * ThreadReleaseFilter} releases it after the last byte of the response.
 */
@Provider
@ApplicationScoped
// After the check of the merchant in the path
@Priority(Priorities.AUTHORIZATION + 1)
public class ThreadShareFilter implements ContainerRequestFilter {
    @Inject
    ThreadShares shares;

    /** @throws ServiceUnavailableException (503) if the caller or the merchant holds its share of threads */
    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getSecurityContext().getUserPrincipal() instanceof Caller caller) {
            request.setProperty(ThreadReleaseFilter.PERMIT, shares.acquire(caller));
        }
    }
}
