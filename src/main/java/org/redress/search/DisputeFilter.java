package org.redress.search;

import java.time.Instant;
import java.util.Set;
import org.redress.dispute.DisputeStatus;

/**
 * Which of a merchant's disputes are wanted. Everything that lists, counts or sums disputes takes one of these.
 *
 * @param merchantId whose; taken from where the caller's token was checked, never from a request alone
 * @param query a part of the invoiceId, orderNumber, trackingId or ticketNumber, in any case; null = any
 * @param statuses empty = any
 * @param from created then or later; null = ever
 * @param to created then or earlier; null = ever
 * @param overdue null = whether it is or not
 */
public record DisputeFilter(
        int merchantId, String query, Set<DisputeStatus> statuses, Instant from, Instant to, Overdue overdue) {
    /** Whoever it waits for should have acted by then. @param wanted false for all the others */
    public record Overdue(boolean wanted, Instant at) {}

    public DisputeFilter {
        statuses = Set.copyOf(statuses);
    }

    /** Of these, those that had been created by then. */
    public DisputeFilter until(Instant then) {
        return to != null && to.isBefore(then)
                ? this
                : new DisputeFilter(merchantId, query, statuses, from, then, overdue);
    }

    /** Overdue or not. */
    public DisputeFilter(int merchantId, String query, Set<DisputeStatus> statuses, Instant from, Instant to) {
        this(merchantId, query, statuses, from, to, null);
    }

    public static DisputeFilter everythingOf(int merchantId) {
        return new DisputeFilter(merchantId, null, Set.of(), null, null);
    }
}
