package org.redress.thumbnail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Figures of the work on thumbnails by this node since its start, for metrics. */
@ApplicationScoped
public class ThumbnailStatus {
    private final Map<ThumbnailResult, LongAdder> results = new ConcurrentHashMap<>();
    private volatile long waiting;
    private volatile int working;

    void count(@Observes ThumbnailResult result) {
        results.computeIfAbsent(result, first -> new LongAdder()).increment();
    }

    /**
     * Records the state of the queue.
     *
     * @param waiting pictures of all nodes that wait
     * @param working threads of this node that make a thumbnail
     */
    void recordQueue(long waiting, int working) {
        this.waiting = waiting;
        this.working = working;
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

    /** Returns how many threads made a thumbnail at the last run. */
    public int working() {
        return working;
    }
}
