package org.redress.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds up waiting times of customers, in seconds. */
final class WaitingTimes {
    private long count;
    private long seconds;
    private long longest;

    /**
     * Waiting times of some disputes.
     *
     * @param count disputes whose wait is over
     * @param seconds sum; null if the count is 0
     * @param longest in seconds; null if the count is 0
     */
    record WaitingTimeSum(long count, @Nullable Long seconds, @Nullable Long longest) {}

    void add(WaitingTimeSum sum) {
        if (sum.count() > 0) {
            count += sum.count();
            seconds += Objects.requireNonNull(sum.seconds());
            longest = Math.max(longest, Objects.requireNonNull(sum.longest()));
        }
    }

    DisputeStatistics.WaitingTime view() {
        if (count == 0) {
            return new DisputeStatistics.WaitingTime(0, null, null);
        }
        BigDecimal average = BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_UP);
        return new DisputeStatistics.WaitingTime(count, average.longValueExact(), longest);
    }
}
