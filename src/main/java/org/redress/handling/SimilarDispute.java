package org.redress.handling;

import java.time.Instant;
import java.util.Set;
import org.redress.dispute.Dispute;

/**
 * Dispute that resembles another one.
 *
 * @param reasons at least one
 */
public record SimilarDispute(Dispute dispute, Instant createdAt, Set<Reason> reasons) {
    /** A thing that two disputes have in common. */
    public enum Reason {
        /** The customer, within 14 days. */
        CUSTOMER,
        /** The order, within 14 days. */
        ORDER,
        /** A product of their orders, within 14 days. */
        ITEM,
        /** Nearly the same description. */
        TEXT
    }
}
