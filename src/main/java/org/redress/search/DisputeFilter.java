package org.redress.search;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.DisputeStatus;

/**
 * Selects disputes of one merchant. List, count, export and statistics all take this filter.
 *
 * @param merchantId merchant that the caller's token was checked for, never from a request alone
 * @param query part of the invoiceId, orderNumber, trackingId or ticketNumber, in any case; null selects all
 * @param statuses selected statuses; empty selects all
 * @param from earliest time of creation, inclusive; null for no limit
 * @param to latest time of creation, inclusive; null for no limit
 * @param overdue null selects all
 */
public record DisputeFilter(
        int merchantId,
        @Nullable String query,
        Set<DisputeStatus> statuses,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Overdue overdue) {
    /**
     * Selects open disputes whose due date has passed.
     *
     * @param wanted false selects all others instead
     * @param at time to compare due dates with
     */
    public record Overdue(boolean wanted, Instant at) {}

    public DisputeFilter {
        statuses = Set.copyOf(statuses);
    }

    /** Returns a filter that selects only what was created at the time or before. */
    public DisputeFilter createdUntil(Instant then) {
        return to != null && to.isBefore(then)
                ? this
                : new DisputeFilter(merchantId, query, statuses, from, then, overdue);
    }

    /** Creates a filter for disputes that are overdue or not. */
    public DisputeFilter(
            int merchantId,
            @Nullable String query,
            Set<DisputeStatus> statuses,
            @Nullable Instant from,
            @Nullable Instant to) {
        this(merchantId, query, statuses, from, to, null);
    }

    /** Returns a filter that selects all disputes of the merchant. */
    public static DisputeFilter allOf(int merchantId) {
        return new DisputeFilter(merchantId, null, Set.of(), null, null);
    }
}
