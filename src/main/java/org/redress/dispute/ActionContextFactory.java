package org.redress.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redress.reason.ReferenceData;

/** Creates the contexts of changes that happen now, with deadlines by the merchant's calendar and terms. */
@ApplicationScoped
public class ActionContextFactory {
    @Inject
    Clock clock;

    @Inject
    ReferenceData referenceData;

    /**
     * Returns the context of the merchant's staff.
     *
     * @param member of the staff
     */
    public ActionContext ofMerchant(int merchantId, Member member) {
        return context(Actor.MERCHANT, member, "API", merchantId);
    }

    /**
     * Returns the context of a customer.
     *
     * @param channel the timeline has CHAT for one that is no {@link KnownSource}
     */
    public ActionContext ofCustomer(int merchantId, String channel) {
        // A channel is free text of the caller, and an entry of the timeline cannot be erased
        KnownSource source = KnownSource.of(channel).orElse(KnownSource.CHAT);
        return context(Actor.CUSTOMER, null, source.name(), merchantId);
    }

    /**
     * Returns the context of a passed deadline.
     *
     * @param merchantId the merchant of the dispute
     */
    public ActionContext ofClock(int merchantId) {
        return context(Actor.CLOCK, null, "CLOCK", merchantId);
    }

    private ActionContext context(Actor actor, @Nullable Member member, String source, int merchantId) {
        Instant now = clock.instant();
        DeadlinePolicy policy = new DeadlinePolicy(referenceData.deadlineRules(merchantId));
        Function<DisputeStatus, Deadline> deadlines = status -> policy.deadlineFor(status, now);
        return new ActionContext(actor, member, source, now, deadlines, null);
    }
}
