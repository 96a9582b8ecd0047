package org.redress.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How long customers waited, put together of what the database has counted and summed. */
final class WaitingTimes {
    private long count;
    private long seconds;
    private long longest;

    /**
     * Those of some disputes.
     *
     * @param seconds all together; null where there are none
     * @param longest null where there are none
     */
    record WaitingTimeSum(long count, Long seconds, Long longest) {}

    void add(WaitingTimeSum sum) {
        if (sum.count() > 0) {
            count += sum.count();
            seconds += sum.seconds();
            longest = Math.max(longest, sum.longest());
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
