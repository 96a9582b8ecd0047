package org.redress.limits;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Fair semaphore with a bounded queue. */
final class BoundedSemaphore {
    private final Semaphore free;
    private final int places;
    private final int maxWaiting;

    /**
     * Creates a semaphore with all permits free.
     *
     * @param places number of permits
     * @param maxWaiting length of the queue, 0 for none
     */
    BoundedSemaphore(int places, int maxWaiting) {
        this.free = new Semaphore(places, true);
        this.places = places;
        this.maxWaiting = maxWaiting;
    }

    /**
     * Acquires a permit, waiting for one if the queue is not full.
     *
     * @param end latest time to wait for, by {@link System#nanoTime}
     * @return false if the queue is full, the time is over, or the thread is interrupted
     */
    boolean tryAcquire(long end) {
        try {
            // Unlike tryAcquire(), a try with a time limit is fair, even with a limit of 0
            return free.tryAcquire(0, TimeUnit.NANOSECONDS)
                    || (free.getQueueLength() < maxWaiting
                            && free.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void release() {
        free.release();
    }

    int acquired() {
        return places - free.availablePermits();
    }

    int waiting() {
        return free.getQueueLength();
    }
}
