package org.redress.event;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.redress.limits.Bulkhead;
import org.redress.limits.LeasedSemaphore;

/** Call that waits for events of a merchant, and holds no thread meanwhile. */
public final class EventWait {
    private final int merchantId;
    private final Set<String> types;
    private final Instant begin;
    private final Instant end;
    private final Bulkhead.Permit permit;
    private final AtomicBoolean released = new AtomicBoolean();
    private volatile long after;
    private volatile LeasedSemaphore.@Nullable Lease lease;

    /**
     * Creates a wait.
     *
     * @param after number of the last event that the call has seen
     * @param types wire names of the wanted types, empty for all
     * @param permit released at the end of the call
     */
    EventWait(int merchantId, long after, Set<String> types, Instant begin, Instant end, Bulkhead.Permit permit) {
        this.merchantId = merchantId;
        this.after = after;
        this.types = types;
        this.begin = begin;
        this.end = end;
        this.permit = permit;
    }

    int merchantId() {
        return merchantId;
    }

    Set<String> types() {
        return types;
    }

    Instant begin() {
        return begin;
    }

    Instant end() {
        return end;
    }

    long after() {
        return after;
    }

    /** Skips events of types that the call does not want. */
    void skipTo(long seq) {
        after = seq;
    }

    /** Sets the place that the call has while it is answered. */
    void resumeWith(LeasedSemaphore.@Nullable Lease place) {
        lease = place;
    }

    /** Releases the permit and the place. Doing so twice does no harm. */
    void release() {
        LeasedSemaphore.Lease place = lease;
        if (place != null) {
            place.release();
        }
        if (released.compareAndSet(false, true)) {
            permit.release();
        }
    }
}
