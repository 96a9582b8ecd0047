package org.redress.order;

import java.util.Optional;
import org.redress.problem.ConflictException;

/**
 * What became of a report.
 *
 * @param order as it stands now, null where it was refused
 * @param refusal null where it was not
 */
public record OrderUpsertResult(UpsertOutcome result, OrderView order, ConflictException refusal) {
    /** In the import's words. */
    public enum UpsertOutcome {
        CREATED,
        REPLACED,
        UNCHANGED,
        REFUSED
    }

    static OrderUpsertResult of(Optional<OrderView> before, OrderView now) {
        UpsertOutcome result = before.map(view -> view.equals(now) ? UpsertOutcome.UNCHANGED : UpsertOutcome.REPLACED)
                .orElse(UpsertOutcome.CREATED);
        return new OrderUpsertResult(result, now, null);
    }

    static OrderUpsertResult of(ConflictException refusal) {
        return new OrderUpsertResult(UpsertOutcome.REFUSED, null, refusal);
    }

    /** @throws ConflictException where it was refused */
    OrderUpsertResult orElseThrow() {
        if (refusal != null) {
            throw refusal;
        }
        return this;
    }
}
