package org.redress.order;

import java.util.Optional;
import org.redress.problem.Conflict;

/**
 * What became of a report.
 *
 * @param order as it stands now, null where it was refused
 * @param refusal null where it was not
 */
public record Receipt(Result result, OrderView order, Conflict refusal) {
    /** In the import's words. */
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

    /** @throws Conflict where it was refused */
    Receipt orRefusal() {
        if (refusal != null) {
            throw refusal;
        }
        return this;
    }
}
