package org.redress.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.redress.deadline.BusinessCalendar;
import org.redress.reason.ReferenceDataService;

/** Who acts now, and until when each of a case's statuses may last then: settings, and the merchant's calendar. */
@ApplicationScoped
public class ActionContextFactory {
    @Inject
    Clock clock;

    @Inject
    ReferenceDataService referenceData;

    @Inject
    DeadlinePolicy policy;

    /** @param name as their token names them */
    public ActionContext ofMerchant(int merchantId, String name) {
        return act(Actor.MERCHANT, name, "API", merchantId);
    }

    /** @param channel in capitals */
    public ActionContext ofCustomer(int merchantId, String channel) {
        return act(Actor.CUSTOMER, null, channel, merchantId);
    }

    /** @param merchantId whose case time has passed for */
    public ActionContext ofClock(int merchantId) {
        return act(Actor.CLOCK, null, "CLOCK", merchantId);
    }

    private ActionContext act(Actor actor, String name, String source, int merchantId) {
        Instant now = clock.instant();
        BusinessCalendar calendar = referenceData.calendar(merchantId);
        Function<DisputeStatus, Deadline> deadlines = status -> policy.deadlineFor(status, now, calendar);
        return new ActionContext(actor, name, source, now, deadlines, null);
    }
}
