package org.redress.search;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.DisputeStatus;
import org.redress.fulltext.SearchQuery;

/**
 * Selects disputes of one merchant. List, count, export and statistics all take this filter.
 *
 * @param merchantId merchant that the caller's token was checked for, never from a request alone
 * @param query part of the invoiceId, orderNumber, trackingId or ticketNumber, in any case; null selects all
 * @param statuses selected statuses; empty selects all
 * @param from earliest time of creation, inclusive; null for no limit
 * @param to latest time of creation, inclusive; null for no limit
 * @param overdue null selects all
 * @param more further conditions, which all must hold
 */
public record DisputeFilter(
        int merchantId,
        @Nullable String query,
        Set<DisputeStatus> statuses,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Overdue overdue,
        Conditions more) {
    /**
     * Selects open disputes whose due date has passed.
     *
     * @param wanted false selects all others instead
     * @param at time to compare due dates with
     */
    public record Overdue(boolean wanted, Instant at) {}

    /**
     * Further conditions.
     *
     * @param reasonIds selected reasons; empty selects all
     * @param source as the dispute has it; null selects all
     * @param customer null selects all
     * @param orderId the shop's id of the order; null selects all
     * @param dueBefore latest deadline, exclusive; null selects all, also those without one
     * @param words of the dispute; null selects all
     * @param customerId null selects all
     * @param currency ISO 4217; null selects all, also those without one
     * @param amount of the order; all values select those without one, too
     * @param due deadline; all values select those without one, too
     * @param updated time of the last change
     * @param triage assignee, priority and tags
     */
    public record Conditions(
            Set<Integer> reasonIds,
            @Nullable String source,
            @Nullable SelectedCustomer customer,
            @Nullable String orderId,
            @Nullable Instant dueBefore,
            @Nullable SearchQuery words,
            @Nullable UUID customerId,
            @Nullable String currency,
            Range<BigDecimal> amount,
            Range<Instant> due,
            Range<Instant> updated,
            TriageFilter triage) {
        /** Holds for each dispute. */
        public static final Conditions NONE = new Conditions(
                Set.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Range.all(),
                Range.all(),
                Range.all(),
                TriageFilter.NONE);

        public Conditions {
            reasonIds = Set.copyOf(reasonIds);
        }
    }

    /**
     * Customer by one of two keys.
     *
     * @param id null if the e-mail is known
     * @param email null if the id is known
     */
    public record SelectedCustomer(@Nullable UUID id, @Nullable String email) {}

    public DisputeFilter {
        statuses = Set.copyOf(statuses);
    }

    /** Returns a filter that selects only what was created at the time or before. */
    public DisputeFilter createdUntil(Instant then) {
        return to != null && to.isBefore(then)
                ? this
                : new DisputeFilter(merchantId, query, statuses, from, then, overdue, more);
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

    /** Creates a filter without further conditions. */
    public DisputeFilter(
            int merchantId,
            @Nullable String query,
            Set<DisputeStatus> statuses,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Overdue overdue) {
        this(merchantId, query, statuses, from, to, overdue, Conditions.NONE);
    }

    /** Returns a filter that selects all disputes of the merchant. */
    public static DisputeFilter allOf(int merchantId) {
        return new DisputeFilter(merchantId, null, Set.of(), null, null);
    }
}
