package org.redress.quota;

import org.jspecify.annotations.Nullable;

/**
 * Usage of a limit.
 *
 * @param maximum null if the merchant has no such limit
 */
public record QuotaUse(Quota quota, long used, @Nullable Long maximum) {
    private static final long NEAR_PERCENT = 80;
    private static final long WHOLE_PERCENT = 100;

    /** Returns the used part of the maximum in percent, rounded down; null without a maximum. */
    @Nullable
    Long percent() {
        return maximum == null ? null : used * WHOLE_PERCENT / maximum;
    }

    /** Returns whether the usage is near to the maximum, or has reached it. */
    QuotaState state() {
        Long percent = percent();
        if (percent == null || percent < NEAR_PERCENT) {
            return QuotaState.OK;
        }
        return percent < WHOLE_PERCENT ? QuotaState.NEAR : QuotaState.REACHED;
    }

    /** Returns what is left of the maximum, at least zero; of no maximum, the greatest number. */
    long remaining() {
        return maximum == null ? Long.MAX_VALUE : Math.max(0, maximum - used);
    }

    /** Returns the usage after an addition. */
    QuotaUse plus(long added) {
        return new QuotaUse(quota, used + added, maximum);
    }
}
