package org.redress.report;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * Figures of disputes on the wire. Amounts are texts with their currency's decimals, and never summed across currencies;
 * disputes without an order have none. What did not occur is left out.
 */
@JsonbPropertyOrder({"total", "byStatus", "byReason", "byPeriod", "timeToFirstAnswer", "timeToDecision"})
public record DisputeStatistics(
        Total total,
        List<OfStatus> byStatus,
        List<OfReason> byReason,
        List<OfPeriod> byPeriod,
        Wait timeToFirstAnswer,
        Wait timeToDecision) {

    /** A status, or a reason. */
    @JsonbPropertyOrder({"id", "name"})
    public record NamedView(Integer id, String name) {}

    /** Of all. */
    @JsonbPropertyOrder({"count", "amounts"})
    public record Total(long count, List<Amount> amounts) {}

    /** Of those that are in this status now. */
    @JsonbPropertyOrder({"status", "count", "amounts"})
    public record OfStatus(NamedView status, long count, List<Amount> amounts) {}

    /** Of those that were opened for this reason. */
    @JsonbPropertyOrder({"reason", "count", "amounts"})
    public record OfReason(NamedView reason, long count, List<Amount> amounts) {}

    /**
     * Of those that were opened in this period.
     *
     * @param period 2026-11, 2026-W48 or 2026-11-21
     * @param from its first day
     */
    @JsonbPropertyOrder({"period", "from", "count", "amounts"})
    public record OfPeriod(String period, String from, long count, List<Amount> amounts) {}

    /** What the orders or invoices of one currency amount to, and what of it is disputed. */
    @JsonbPropertyOrder({"currency", "amount", "disputeAmount"})
    public record Amount(String currency, String amount, String disputeAmount) {}

    /**
     * How long customers waited for the shop.
     *
     * @param count how many of them no longer wait
     * @param averageSeconds rounded; null where there is none
     */
    @JsonbPropertyOrder({"count", "averageSeconds", "longestSeconds"})
    public record Wait(long count, Long averageSeconds, Long longestSeconds) {}
}
