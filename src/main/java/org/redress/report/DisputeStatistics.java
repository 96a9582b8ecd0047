package org.redress.report;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of disputes on the wire.
 *
 * <p>Amounts are texts with the decimals of their currency, and are never summed across currencies; disputes without an
 * order or invoice have none. Groups without disputes are left out, but periods between
 * others are not.
 */
@JsonbPropertyOrder({
    "total",
    "overdue",
    "byStatus",
    "byReason",
    "byOutcome",
    "byPeriod",
    "timeToFirstAnswer",
    "timeToDecision"
})
public record DisputeStatistics(
        DisputeTotals total,
        long overdue,
        List<StatusTotals> byStatus,
        List<ReasonTotals> byReason,
        List<OutcomeCount> byOutcome,
        List<PeriodTotals> byPeriod,
        WaitingTime timeToFirstAnswer,
        WaitingTime timeToDecision) {

    /** Number of the disputes that were decided so. */
    @JsonbPropertyOrder({"outcome", "count"})
    public record OutcomeCount(String outcome, long count) {}

    /** A status, or a reason. */
    @JsonbPropertyOrder({"id", "name"})
    public record NamedView(Integer id, String name) {}

    /** Totals of all disputes. */
    @JsonbPropertyOrder({"count", "amounts"})
    public record DisputeTotals(long count, List<Amount> amounts) {}

    /** Totals of the disputes in a status. */
    @JsonbPropertyOrder({"status", "count", "amounts"})
    public record StatusTotals(NamedView status, long count, List<Amount> amounts) {}

    /** Totals of the disputes with a reason. */
    @JsonbPropertyOrder({"reason", "count", "amounts"})
    public record ReasonTotals(NamedView reason, long count, List<Amount> amounts) {}

    /**
     * Totals of the disputes that were opened in a period.
     *
     * @param period 2026-11, 2026-W48 or 2026-11-21
     * @param from first day, ISO 8601
     */
    @JsonbPropertyOrder({"period", "from", "count", "amounts"})
    public record PeriodTotals(String period, String from, long count, List<Amount> amounts) {}

    /** Sum of the orders or invoices in one currency, and the disputed part of it. */
    @JsonbPropertyOrder({"currency", "amount", "disputeAmount"})
    public record Amount(String currency, String amount, String disputeAmount) {}

    /**
     * Waiting time of customers for the merchant.
     *
     * @param count disputes whose wait is over
     * @param averageSeconds rounded half up; null if the count is 0
     * @param longestSeconds null if the count is 0
     */
    @JsonbPropertyOrder({"count", "averageSeconds", "longestSeconds"})
    public record WaitingTime(long count, @Nullable Long averageSeconds, @Nullable Long longestSeconds) {}
}
