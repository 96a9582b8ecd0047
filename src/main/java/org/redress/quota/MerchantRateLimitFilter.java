package org.redress.quota;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.http.ResumedCall;
import org.redress.limits.RateLimiter;
import org.redress.limits.TooManyRequestsException;
import org.redress.party.Merchant;
import org.redress.reason.ReferenceData;
import org.redress.security.Caller;

/**
 * Limits the calls of all callers of a merchant a second, and counts those of a known merchant. Refuses others with
 * 429. It comes after the merchant of the path is checked: a call of another merchant must not count.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION + 1)
public class MerchantRateLimitFilter implements ContainerRequestFilter {
    @Inject
    @ConfigProperty(name = "merchant.requests-per-second")
    int perSecond;

    @Inject
    ReferenceData referenceData;

    @Inject
    RequestCounts counts;

    @Inject
    Clock clock;

    private RateLimiter merchants;

    // By the limit: merchants with the same limit share it, each with a key of its own
    private final LoadingCache<Integer, RateLimiter> ownLimits = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(1))
            .build(limit -> RateLimiter.perSecond(Quota.REQUESTS_PER_SECOND.wireName(), limit));

    @PostConstruct
    void configure() {
        merchants = RateLimiter.perSecond("merchant", perSecond);
    }

    /**
     * @throws TooManyRequestsException if the merchant has no limit of its own, and the callers exceed that of all
     * @throws QuotaExceededException (429) if they exceed the merchant's own limit
     */
    @Override
    public void filter(ContainerRequestContext request) {
        if (!ResumedCall.is(request) && request.getSecurityContext().getUserPrincipal() instanceof Caller caller) {
            Integer id = caller.onlyMerchantId().orElse(null);
            Merchant merchant = id == null ? null : referenceData.merchant(id);
            Integer own = merchant == null ? null : merchant.getLimits().getRequestsPerSecond();
            if (merchant == null || own == null) {
                merchants.count(caller.merchantKey()).ifPresent(refusal -> {
                    throw new TooManyRequestsException(refusal);
                });
            } else {
                checkOwn(merchant, own, caller);
            }
            if (merchant != null) {
                Instant now = clock.instant();
                counts.add(
                        merchant.getId(),
                        LocalDate.ofInstant(now, merchant.getSettings().getTimeZone()),
                        now);
            }
        }
    }

    private void checkOwn(Merchant merchant, int limit, Caller caller) {
        ownLimits.get(limit).count(caller.merchantKey()).ifPresent(refusal -> {
            QuotaUse use = Quota.REQUESTS_PER_SECOND.of(limit, merchant.getLimits());
            throw new QuotaExceededException(new QuotaNotice(use, Duration.ofSeconds(1), refusal.retryAfter()));
        });
    }
}
