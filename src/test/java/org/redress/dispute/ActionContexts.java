package org.redress.dispute;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Who does something in tests; each status lasts three days then, and the clock goes on after that. */
public final class ActionContexts {
    public static final Duration TERM = Duration.ofDays(3);

    private ActionContexts() {}

    public static ActionContext merchant(Instant at) {
        return new ActionContext(Actor.MERCHANT, "Anna", "API", at, deadlines(at), null);
    }

    public static ActionContext customer(Instant at) {
        return new ActionContext(Actor.CUSTOMER, null, "TELEGRAM", at, deadlines(at), null);
    }

    public static ActionContext clock(Instant at) {
        return new ActionContext(Actor.CLOCK, null, "CLOCK", at, deadlines(at), null);
    }

    static ActionContext of(Actor actor, Instant at) {
        return switch (actor) {
            case MERCHANT -> merchant(at);
            case CUSTOMER -> customer(at);
            case CLOCK -> clock(at);
        };
    }

    /** Opens a case that is due then, and which the clock leaves alone. */
    public static ActionContext opening(Instant at, Instant dueAt) {
        return new ActionContext(Actor.CUSTOMER, null, "TELEGRAM", at, status -> new Deadline(dueAt, null), null);
    }

    static Function<DisputeStatus, Deadline> deadlines(Instant at) {
        return status -> switch (status) {
            case WAITING_FOR_SHOP, WAITING_FOR_CUSTOMER, RESOLVED -> new Deadline(at.plus(TERM), at.plus(TERM));
            case UNDER_REVIEW -> new Deadline(at.plus(TERM), null);
            case CLOSED, CANCELLED -> Deadline.NONE;
        };
    }
}
