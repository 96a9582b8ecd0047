package org.redress.limits;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Semaphore with a bounded queue whose permits count for a limited time. It limits the work of processors: a call that
 * takes longer waits for something else, and must not keep others waiting.
 */
public final class LeasedSemaphore {
    private final int places;
    private final int maxWaiting;
    private final long lease;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition freed = lock.newCondition();
    private final Deque<Lease> counted = new ArrayDeque<>();
    private int waiting;

    /**
     * Creates a semaphore with all permits free.
     *
     * @param places number of permits
     * @param maxWaiting length of the queue, 0 for none
     * @param lease time for which a permit counts
     * @param nanos {@link System#nanoTime}
     */
    public LeasedSemaphore(int places, int maxWaiting, Duration lease, LongSupplier nanos) {
        this.places = places;
        this.maxWaiting = maxWaiting;
        this.lease = lease.toNanos();
        this.nanos = nanos;
    }

    /** Permit, to be released once. */
    public final class Lease {
        private final long end = nanos.getAsLong() + lease;

        /** Frees the place. Doing so twice does no harm. */
        public void release() {
            lock.lock();
            try {
                counted.remove(this);
                freed.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Acquires a permit, waiting for one if the queue is not full.
     *
     * @param end latest time to wait for, by the same clock
     * @return null if the queue is full, the time is over, or the thread is interrupted
     */
    public @Nullable Lease tryAcquire(long end) {
        lock.lock();
        try {
            return waiting == 0 && hasPlace() || waits(end) ? counted() : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private Lease counted() {
        Lease permit = new Lease();
        counted.add(permit);
        return permit;
    }

    private boolean waits(long end) throws InterruptedException {
        if (waiting >= maxWaiting) {
            return false;
        }
        waiting++;
        try {
            while (!hasPlace()) {
                long now = nanos.getAsLong();
                if (end - now <= 0) {
                    return false;
                }
                freed.awaitNanos(Math.min(end, counted.element().end) - now);
            }
            return true;
        } finally {
            waiting--;
            // A time that ended may have freed the places of several
            freed.signal();
        }
    }

    private boolean hasPlace() {
        long now = nanos.getAsLong();
        counted.removeIf(permit -> permit.end - now <= 0);
        return counted.size() < places;
    }
}
