package org.redress.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Limits calls by key, on this node. A key without calls for a whole window is forgotten. */
public final class RateLimiter {
    private static final int MAX_KEYS = 50_000;

    private final String policy;
    private final LoadingCache<Object, Bucket> buckets;

    private RateLimiter(String policy, Duration forgetAfter, Bandwidth limit, TimeMeter time) {
        this.policy = policy;
        buckets = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterAccess(forgetAfter)
                .build(key -> Bucket.builder()
                        .addLimit(limit)
                        .withCustomTimePrecision(time)
                        .build());
    }

    /**
     * Creates a limit of calls a second, with bursts of twice as many.
     *
     * @param name of the limit in headers
     */
    public static RateLimiter perSecond(String name, int calls) {
        Bandwidth limit = Bandwidth.builder()
                .capacity(2L * calls)
                .refillGreedy(calls, Duration.ofSeconds(1))
                .build();
        return new RateLimiter(
                '"' + name + "\";q=" + calls + ";w=1", Duration.ofMinutes(1), limit, TimeMeter.SYSTEM_NANOTIME);
    }

    /**
     * Creates a limit of calls in a window, which begins with the first call.
     *
     * @param name of the limit in headers
     */
    public static RateLimiter inWindow(String name, int calls, Duration window, Clock clock) {
        Bandwidth limit = Bandwidth.builder()
                .capacity(calls)
                .refillIntervally(calls, window)
                .build();
        return new RateLimiter(
                '"' + name + "\";q=" + calls + ";w=" + window.toSeconds(), window, limit, new ClockMeter(clock));
    }

    /**
     * Counts a call.
     *
     * @return empty if it is allowed
     */
    public Optional<Refusal> count(Object key) {
        ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(new Refusal(policy, Duration.ofNanos(probe.getNanosToWaitForRefill())));
    }

    /**
     * A call above the limit.
     *
     * @param policy name, calls and window of the limit, as in the header RateLimit-Policy
     * @param retryAfter time until the next call is allowed
     */
    public record Refusal(String policy, Duration retryAfter) {
        /** Returns the time to wait in whole seconds, rounded up. */
        public long seconds() {
            return 1 + retryAfter.toSeconds();
        }

        /** Returns the headers of draft-ietf-httpapi-ratelimit-headers-10. */
        public Map<String, String> headers() {
            String name = policy.substring(0, policy.indexOf(';'));
            return Map.of("RateLimit-Policy", policy, "RateLimit", name + ";r=0;t=" + seconds());
        }
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
