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
import org.redress.security.Caller;

/**
 * Limits the calls of all callers of a merchant a second. Refuses others with 429. It comes after the merchant of the
 * path is checked: a call of another merchant must not count.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION + 1)
public class MerchantRateLimitFilter implements ContainerRequestFilter {
    @Inject
    @ConfigProperty(name = "merchant.requests-per-second")
    int perSecond;

    private RateLimiter merchants;

    @PostConstruct
    void configure() {
        merchants = RateLimiter.perSecond("merchant", perSecond);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getSecurityContext().getUserPrincipal() instanceof Caller caller) {
            merchants.count(caller.merchantKey()).ifPresent(refusal -> {
                throw new TooManyRequestsException(refusal);
            });
        }
    }
}
