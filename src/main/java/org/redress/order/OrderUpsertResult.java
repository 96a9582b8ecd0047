package org.redress.order;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redress.problem.ConflictException;

/**
 * Result of creating or replacing an order.
 *
 * @param order the order as it is now; null if it was refused
 * @param refusal null if the order was stored
 */
public record OrderUpsertResult(UpsertOutcome result, @Nullable OrderView order, @Nullable ConflictException refusal) {
    /** Outcome; its name in lower case is on the wire of an import. */
    public enum UpsertOutcome {
        CREATED,
        REPLACED,
        UNCHANGED,
        /** The stored order has a later status; nothing was changed. */
        OUTDATED,
        REFUSED
    }

    static OrderUpsertResult of(Optional<OrderView> before, OrderView now) {
        UpsertOutcome result = before.map(view -> view.equals(now) ? UpsertOutcome.UNCHANGED : UpsertOutcome.REPLACED)
                .orElse(UpsertOutcome.CREATED);
        return new OrderUpsertResult(result, now, null);
    }

    static OrderUpsertResult outdated(OrderView stored) {
        return new OrderUpsertResult(UpsertOutcome.OUTDATED, stored, null);
    }

    static OrderUpsertResult of(ConflictException exception) {
        return new OrderUpsertResult(UpsertOutcome.REFUSED, null, exception);
    }

    /** Returns whether the order was created or changed. */
    boolean isChange() {
        return result == UpsertOutcome.CREATED || result == UpsertOutcome.REPLACED;
    }

    /** Returns the order of a result that is no refusal. */
    OrderView stored() {
        return Objects.requireNonNull(order, "order");
    }

    /**
     * Returns this result.
     *
     * @throws ConflictException if the order was refused
     */
    OrderUpsertResult orElseThrow() {
        if (refusal != null) {
            throw refusal;
        }
        return this;
    }
}
