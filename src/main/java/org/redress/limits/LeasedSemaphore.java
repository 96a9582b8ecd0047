package org.redress.limits;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Fair semaphore with a bounded queue whose permits count for a limited time. It limits the work of processors: a
 * call that takes longer waits for something else, and must not keep others waiting.
 */
public final class LeasedSemaphore {
    private final int places;
    private final int maxWaiting;
    private final long lease;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Deque<Lease> counted = new ArrayDeque<>();
    // One condition each: a waiter that is woken without a place would go to the end of the queue of a common one
    private final Deque<Condition> waiting = new ArrayDeque<>();

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
                wakeFirst();
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
            return waiting.isEmpty() && hasPlace() || waits(end) ? counted() : null;
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
        if (waiting.size() >= maxWaiting) {
            return false;
        }
        Condition turn = lock.newCondition();
        waiting.add(turn);
        try {
            while (waiting.element() != turn || !hasPlace()) {
                long now = nanos.getAsLong();
                if (end - now <= 0) {
                    return false;
                }
                // The first one also waits for the end of a lease
                long until = waiting.element() == turn ? Math.min(end, counted.element().end) : end;
                turn.awaitNanos(until - now);
            }
            return true;
        } finally {
            waiting.remove(turn);
            // A time that ended may have freed the places of several
            wakeFirst();
        }
    }

    private void wakeFirst() {
        Condition first = waiting.peek();
        if (first != null) {
            first.signal();
        }
    }

    private boolean hasPlace() {
        long now = nanos.getAsLong();
        counted.removeIf(permit -> permit.end - now <= 0);
        return counted.size() < places;
    }
}
