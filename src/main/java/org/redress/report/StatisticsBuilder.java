package org.redress.report;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.Outcome;
import org.redress.reason.DisputeReason;

/** Builds statistics from the rows that the database has counted and summed. */
final class StatisticsBuilder {
    private final StatisticsPeriod by;
    private final AmountTotals total = new AmountTotals();
    private final SortedMap<Integer, AmountTotals> byStatus = new TreeMap<>();
    private final SortedMap<Integer, AmountTotals> byReason = new TreeMap<>();
    private final SortedMap<LocalDate, AmountTotals> byPeriod = new TreeMap<>();
    private final Set<String> currencies = new HashSet<>();
    private final SortedMap<Outcome, Long> byOutcome = new TreeMap<>();
    private final WaitingTimes untilFirstAnswer = new WaitingTimes();
    private final WaitingTimes untilDecision = new WaitingTimes();

    StatisticsBuilder(StatisticsPeriod by) {
        this.by = by;
    }

    /** Adds the disputes of one status, reason and currency. */
    void addTotals(AmountTotals.AmountSum sum, int statusId, int reasonId) {
        currencies.add(sum.currency());
        total.add(sum);
        byStatus.computeIfAbsent(statusId, id -> new AmountTotals()).add(sum);
        byReason.computeIfAbsent(reasonId, id -> new AmountTotals()).add(sum);
    }

    /**
     * Adds disputes by their outcome.
     *
     * @param outcome null if they are not decided
     */
    void addOutcome(@Nullable Outcome outcome, long count) {
        if (outcome != null) {
            byOutcome.merge(outcome, count, Long::sum);
        }
    }

    /** Adds the waiting times of some disputes. */
    void addWaitingTimes(WaitingTimes.WaitingTimeSum untilFirstAnswer, WaitingTimes.WaitingTimeSum untilDecision) {
        this.untilFirstAnswer.add(untilFirstAnswer);
        this.untilDecision.add(untilDecision);
    }

    /**
     * Adds the disputes of one period and currency.
     *
     * @param day any day of the period
     */
    void addPeriod(AmountTotals.AmountSum sum, LocalDate day) {
        byPeriod.computeIfAbsent(by.begin(day), begin -> new AmountTotals()).add(sum);
    }

    /** Returns the number of distinct currencies; "no currency" counts as one. */
    int currencies() {
        return currencies.size();
    }

    /**
     * Adds the periods without disputes that lie between others.
     *
     * @return false if there are more periods than allowed
     */
    boolean fillPeriods(int most) {
        if (byPeriod.size() > most) {
            return false;
        }
        LocalDate last = byPeriod.isEmpty() ? LocalDate.MIN : byPeriod.lastKey();
        LocalDate begin = byPeriod.isEmpty() ? LocalDate.MAX : byPeriod.firstKey();
        for (; begin.isBefore(last); begin = by.next(begin)) {
            byPeriod.computeIfAbsent(begin, period -> new AmountTotals());
            if (byPeriod.size() > most) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the statistics.
     *
     * @param overdue number of overdue disputes
     * @param reasons all reasons, for their names
     */
    DisputeStatistics statistics(long overdue, List<DisputeReason> reasons) {
        Map<Integer, String> names =
                reasons.stream().collect(Collectors.toMap(DisputeReason::getId, DisputeReason::getName));
        return new DisputeStatistics(
                new DisputeStatistics.DisputeTotals(total.count(), total.amounts()),
                overdue,
                byStatus.entrySet().stream()
                        .map(status -> new DisputeStatistics.StatusTotals(
                                new DisputeStatistics.NamedView(status.getKey(), nameOfStatus(status.getKey())),
                                status.getValue().count(),
                                status.getValue().amounts()))
                        .toList(),
                byReason.entrySet().stream()
                        .map(reason -> new DisputeStatistics.ReasonTotals(
                                new DisputeStatistics.NamedView(
                                        reason.getKey(), Objects.requireNonNull(names.get(reason.getKey()))),
                                reason.getValue().count(),
                                reason.getValue().amounts()))
                        .toList(),
                byOutcome.entrySet().stream()
                        .map(outcome -> new DisputeStatistics.OutcomeCount(
                                outcome.getKey().name(), outcome.getValue()))
                        .toList(),
                byPeriod.entrySet().stream()
                        .map(period -> new DisputeStatistics.PeriodTotals(
                                by.nameOf(period.getKey()),
                                period.getKey().toString(),
                                period.getValue().count(),
                                period.getValue().amounts()))
                        .toList(),
                untilFirstAnswer.view(),
                untilDecision.view());
    }

    private static String nameOfStatus(int id) {
        return DisputeStatus.withId(id).orElseThrow().wireName();
    }
}
