package org.redress.dispute;

import java.time.Instant;
import java.util.Set;

/**
 * Which of a merchant's disputes are wanted. Everything that lists, counts or sums disputes takes one of these.
 *
 * @param merchantId whose; taken from where the caller's token was checked, never from a request alone
 * @param query a part of the invoiceId, orderNumber, trackingId or ticketNumber, in any case; null = any
 * @param statuses empty = any
 * @param from created then or later; null = ever
 * @param to created then or earlier; null = ever
 */
public record DisputeFilter(int merchantId, String query, Set<DisputeStatus> statuses, Instant from, Instant to) {
    public DisputeFilter {
        statuses = Set.copyOf(statuses);
    }

    /** Of these, those that had been created by then. */
    public DisputeFilter until(Instant then) {
        return to != null && to.isBefore(then) ? this : new DisputeFilter(merchantId, query, statuses, from, then);
    }

    public static DisputeFilter everythingOf(int merchantId) {
        return new DisputeFilter(merchantId, null, Set.of(), null, null);
    }
}
