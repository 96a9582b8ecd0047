package org.redress.connection;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Times during which replicas that failed or lagged are not asked: 1 s at first, and twice as long after each trial, 32
 * s at most. Otherwise each read would wait for them.
 */
final class ReplicaPauses {
    private static final long SHORTEST_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_NANOS = Duration.ofSeconds(32).toNanos();

    private final LongSupplier nanoTime;
    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();

    private record Pause(long begin, long nanos) {}

    /** @param nanoTime elapsed time in nanoseconds */
    ReplicaPauses(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Returns whether a read may use a replica. After a pause one read may, and a longer pause begins for others. */
    boolean allows(String replica) {
        Pause pause = pauses.get(replica);
        if (pause == null) {
            return true;
        }
        long now = nanoTime.getAsLong();
        return now - pause.begin() >= pause.nanos()
                && pauses.replace(replica, pause, new Pause(now, Math.min(2 * pause.nanos(), LONGEST_NANOS)));
    }

    /** Begins the first pause of a replica, if none has begun. */
    void begin(String replica) {
        pauses.putIfAbsent(replica, new Pause(nanoTime.getAsLong(), SHORTEST_NANOS));
    }

    void end(String replica) {
        pauses.remove(replica);
    }
}
