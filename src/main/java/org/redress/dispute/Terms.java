package org.redress.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who acts now, and how long each of a case's statuses may last then: settings. */
@ApplicationScoped
public class Terms {
    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "complaint.deadline", defaultValue = "PT24H")
    Duration answer;

    @Inject
    @ConfigProperty(name = "escalation.term", defaultValue = "P21D")
    Duration escalation;

    @Inject
    @ConfigProperty(name = "information.term", defaultValue = "P14D")
    Duration information;

    @Inject
    @ConfigProperty(name = "decision.term", defaultValue = "P14D")
    Duration decision;

    @Inject
    @ConfigProperty(name = "appeal.term", defaultValue = "P5D")
    Duration appeal;

    /** What time has to do with a case that comes to a status now. */
    private Function<DisputeStatus, Deadline> from(Instant now) {
        return status -> switch (status) {
            case WAITING_FOR_SHOP -> new Deadline(now.plus(answer), now.plus(escalation));
            case WAITING_FOR_CUSTOMER -> new Deadline(now.plus(information), now.plus(information));
            case UNDER_REVIEW -> new Deadline(now.plus(decision), null);
            case RESOLVED -> new Deadline(now.plus(appeal), now.plus(appeal));
            case CLOSED, CANCELLED -> Deadline.NONE;
        };
    }

    /** @param name as their token names them */
    public Act ofMerchant(String name) {
        return act(Actor.MERCHANT, name, "API");
    }

    /** @param channel in capitals */
    public Act ofCustomer(String channel) {
        return act(Actor.CUSTOMER, null, channel);
    }

    public Act ofClock() {
        return act(Actor.CLOCK, null, "CLOCK");
    }

    private Act act(Actor actor, String name, String source) {
        Instant now = clock.instant();
        return new Act(actor, name, source, now, from(now), null);
    }
}
