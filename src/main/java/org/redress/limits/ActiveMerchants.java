package org.redress.limits;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Remembers which merchants have called a node lately, to limit one while others call, too. */
final class ActiveMerchants {
    private static final Duration LATELY = Duration.ofSeconds(10);

    private @Nullable Object latest;
    private long latestAt;
    // The latest call of a merchant other than the latest one; null if there was none
    private @Nullable Long otherAt;

    /**
     * Records a call of a merchant, and returns whether another one has called in the ten seconds before.
     *
     * @param now by {@link System#nanoTime}
     */
    synchronized boolean callsBesideOthers(Object merchant, long now) {
        if (!merchant.equals(latest)) {
            otherAt = latest == null ? null : latestAt;
            latest = merchant;
        }
        latestAt = now;
        return otherAt != null && now - otherAt < LATELY.toNanos();
    }
}
