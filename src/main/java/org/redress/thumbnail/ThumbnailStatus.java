package org.redress.thumbnail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Figures of the work on thumbnails by this node since its start, for metrics. */
@ApplicationScoped
public class ThumbnailStatus {
    private final Map<ThumbnailResult, LongAdder> results = new ConcurrentHashMap<>();
    private volatile Instant lastRun = Instant.EPOCH;
    private volatile long waiting;

    void count(@Observes ThumbnailResult result) {
        results.computeIfAbsent(result, first -> new LongAdder()).increment();
    }

    /**
     * Records that the queue was looked at.
     *
     * @param count of waiting pictures, on all nodes
     */
    void recordRun(Instant at, long count) {
        lastRun = at;
        waiting = count;
    }

    /** Returns how often the work ended so. */
    public long countOf(ThumbnailResult result) {
        LongAdder count = results.get(result);
        return count == null ? 0 : count.sum();
    }

    /** Returns how many pictures waited at the last run. */
    public long waiting() {
        return waiting;
    }

    /** Returns the time of the last successful look at the queue; 1970 if there was none. */
    public Instant lastRun() {
        return lastRun;
    }
}
