package org.redress.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.redress.order.Money;

/** Adds up the number of disputes and their amounts by currency. */
final class Tally {
    private long count;
    private final SortedMap<String, Sum> sums = new TreeMap<>();

    /**
     * Sums of some disputes in one currency.
     *
     * @param currency null if they have no amounts
     */
    record Sum(long count, String currency, BigDecimal amount, BigDecimal disputeAmount) {
        Sum plus(Sum other) {
            return new Sum(
                    count + other.count,
                    currency,
                    orNothing(amount).add(orNothing(other.amount)),
                    orNothing(disputeAmount).add(orNothing(other.disputeAmount)));
        }

        private static BigDecimal orNothing(BigDecimal sum) {
            return sum == null ? BigDecimal.ZERO : sum;
        }

        private DisputeStatistics.Amount view() {
            return new DisputeStatistics.Amount(
                    currency, Money.text(orNothing(amount), currency), Money.text(orNothing(disputeAmount), currency));
        }
    }

    void add(Sum sum) {
        count += sum.count();
        if (sum.currency() != null) {
            sums.merge(sum.currency(), sum, Sum::plus);
        }
    }

    long count() {
        return count;
    }

    List<DisputeStatistics.Amount> amounts() {
        return sums.values().stream().map(Sum::view).toList();
    }
}
