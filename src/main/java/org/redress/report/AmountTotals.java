package org.redress.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
    record AmountSum(
            long count, @Nullable String currency, @Nullable BigDecimal amount, @Nullable BigDecimal disputeAmount) {
        AmountSum plus(AmountSum other) {
            return new AmountSum(
                    count + other.count,
                    currency,
                    orZero(amount).add(orZero(other.amount)),
                    orZero(disputeAmount).add(orZero(other.disputeAmount)));
        }

        private static BigDecimal orZero(@Nullable BigDecimal sum) {
            return sum == null ? BigDecimal.ZERO : sum;
        }

        private DisputeStatistics.Amount in(String currency) {
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
        return sums.entrySet().stream()
                .map(sum -> sum.getValue().in(sum.getKey()))
                .toList();
    }
}
