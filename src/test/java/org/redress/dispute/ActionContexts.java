package org.redress.dispute;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Contexts of changes in tests, with time limits of three days. */
public final class ActionContexts {
    public static final Duration TERM = Duration.ofDays(3);

    private ActionContexts() {}

    public static ActionContext merchant(Instant at) {
        return new ActionContext(Actor.MERCHANT, new Member("anna", "Anna"), "API", at, deadlines(at), null);
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

    /** Returns the context of opening a dispute with this due date, and without an automatic step. */
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
