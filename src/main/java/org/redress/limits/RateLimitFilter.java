package org.redress.limits;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.http.ResumedCall;
import org.redress.security.Caller;

/** Limits the calls of each caller a second. Refuses others with 429. Calls without a token are not limited. */
// After the names of the token are resolved: the identity has all merchants
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION + 2)
public class RateLimitFilter implements ContainerRequestFilter {
    @Inject
    @ConfigProperty(name = "requests.per-second")
    int perSecond;

    private RateLimiter callers;

    @PostConstruct
    void configure() {
        callers = RateLimiter.perSecond("second", perSecond);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!ResumedCall.is(request) && request.getSecurityContext().getUserPrincipal() instanceof Caller caller) {
            callers.count(caller.identity()).ifPresent(refusal -> {
                throw new TooManyRequestsException(refusal);
            });
        }
    }
}
