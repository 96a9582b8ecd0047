package org.redress.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Fulfilment of an order: the fields that change after it was placed. All but the status may be null. */
record Fulfilment(
        OrderStatus status,
        @Nullable String carrier,
        @Nullable String trackingId,
        @Nullable String trackingUrl,
        @Nullable String invoiceId,
        @Nullable Instant invoiceDate,
        @Nullable Instant statusAt) {
    /** Returns whether the shop says that this was so before another; not where one of them has no time. */
    boolean isBefore(Fulfilment other) {
        return statusAt != null && other.statusAt != null && statusAt.isBefore(other.statusAt);
    }
}
