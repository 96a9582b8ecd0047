package org.redress.order;

import java.util.Optional;
import org.redress.problem.Conflict;

/**
 * Result of creating or replacing an order.
 *
 * @param order the order as it is now; null if it was refused
 * @param refusal null if the order was stored
 */
public record Receipt(Result result, OrderView order, Conflict refusal) {
    /** Outcome; its name in lower case is on the wire of an import. */
    public enum Result {
        CREATED,
        REPLACED,
        UNCHANGED,
        REFUSED
    }

    static Receipt of(Optional<OrderView> before, OrderView now) {
        Result result = before.map(view -> view.equals(now) ? Result.UNCHANGED : Result.REPLACED)
                .orElse(Result.CREATED);
        return new Receipt(result, now, null);
    }

    static Receipt of(Conflict refusal) {
        return new Receipt(Result.REFUSED, null, refusal);
    }

    /** Returns this result. @throws Conflict if the order was refused */
    Receipt orRefusal() {
        if (refusal != null) {
            throw refusal;
        }
        return this;
    }
}
