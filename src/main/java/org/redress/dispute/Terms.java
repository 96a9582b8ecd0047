package org.redress.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.redress.deadline.Calendar;

/** Who acts now, and until when each of a case's statuses may last then: settings, and the merchant's calendar. */
@ApplicationScoped
public class Terms {
    @Inject
    Clock clock;

    @Inject
    CatalogueService catalogue;

    @Inject
    Lengths lengths;

    /** @param name as their token names them */
    public Act ofMerchant(int merchantId, String name) {
        return act(Actor.MERCHANT, name, "API", merchantId);
    }

    /** @param channel in capitals */
    public Act ofCustomer(int merchantId, String channel) {
        return act(Actor.CUSTOMER, null, channel, merchantId);
    }

    /** @param merchantId whose case time has passed for */
    public Act ofClock(int merchantId) {
        return act(Actor.CLOCK, null, "CLOCK", merchantId);
    }

    private Act act(Actor actor, String name, String source, int merchantId) {
        Instant now = clock.instant();
        Calendar calendar = catalogue.calendar(merchantId);
        Function<DisputeStatus, Deadline> deadlines = status -> lengths.of(status, now, calendar);
        return new Act(actor, name, source, now, deadlines, null);
    }
}
