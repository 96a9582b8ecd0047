package org.redress.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Decides when a failed delivery is attempted again, and when a webhook that only fails is disabled. */
final class RetrySchedule {
    /** Waiting times after the first attempt, the second one and so on. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);
    private static final double JITTER = 0.2;
    private static final Duration DISABLED_AFTER = Duration.ofDays(5);
    private static final Duration ANNOUNCED_AFTER = DISABLED_AFTER.minusDays(1);

    private final RandomGenerator random;

    RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Returns the time until the next attempt; empty after the last one. A random fifth is added to the schedule, so
     * that deliveries that failed together are not repeated together.
     *
     * @param attempts number of attempts until now, all of them failed
     * @param retryAfter time that the receiver asks to wait, of which at most a day is waited
     */
    Optional<Duration> next(int attempts, @Nullable Duration retryAfter) {
        if (attempts > WAITS.size()) {
            return Optional.empty();
        }
        long planned = WAITS.get(attempts - 1).toMillis();
        Duration wait = Duration.ofMillis((long) (planned * (1 + random.nextDouble(JITTER))));
        Duration asked =
                retryAfter == null || retryAfter.compareTo(LONGEST_RETRY_AFTER) < 0 ? retryAfter : LONGEST_RETRY_AFTER;
        return Optional.of(asked == null || asked.compareTo(wait) < 0 ? wait : asked);
    }

    /** Returns whether a webhook has failed for so long that its merchant is warned. */
    static boolean isAnnounced(Instant failingSince, Instant now) {
        return !now.isBefore(failingSince.plus(ANNOUNCED_AFTER));
    }

    /** Returns whether a webhook has failed for so long that it is disabled. */
    static boolean isOver(Instant failingSince, Instant now) {
        return !now.isBefore(failingSince.plus(DISABLED_AFTER));
    }
}
