package org.redress.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.redress.order.Money;

/** Adds up the number of disputes and their amounts by currency. */
final class AmountTotals {
    private long count;
    private final SortedMap<String, AmountSum> sums = new TreeMap<>();

    /**
     * Sums of some disputes in one currency.
     *
     * @param currency null if they have no amounts
     */
    record AmountSum(long count, String currency, BigDecimal amount, BigDecimal disputeAmount) {
        AmountSum plus(AmountSum other) {
            return new AmountSum(
                    count + other.count,
                    currency,
                    orZero(amount).add(orZero(other.amount)),
                    orZero(disputeAmount).add(orZero(other.disputeAmount)));
        }

        private static BigDecimal orZero(BigDecimal sum) {
            return sum == null ? BigDecimal.ZERO : sum;
        }

        private DisputeStatistics.Amount view() {
            return new DisputeStatistics.Amount(
                    currency, Money.text(orZero(amount), currency), Money.text(orZero(disputeAmount), currency));
        }
    }

    void add(AmountSum sum) {
        count += sum.count();
        if (sum.currency() != null) {
            sums.merge(sum.currency(), sum, AmountSum::plus);
        }
    }

    long count() {
        return count;
    }

    List<DisputeStatistics.Amount> amounts() {
        return sums.values().stream().map(AmountSum::view).toList();
    }
}
