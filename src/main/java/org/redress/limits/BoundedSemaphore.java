package org.redress.limits;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Places that are given in the order of arrival, with so many at the most who wait for one. */
final class BoundedSemaphore {
    private final Semaphore free;
    private final int places;
    private final int maxWaiting;

    BoundedSemaphore(int places, int maxWaiting) {
        this.free = new Semaphore(places, true);
        this.places = places;
        this.maxWaiting = maxWaiting;
    }

    /** @param end until when to wait, by System.nanoTime @return false where there was no place until then */
    boolean tryAcquire(long end) {
        try {
            // With a wait of none, a free place is taken only if nobody waits for it
            return free.tryAcquire(0, TimeUnit.NANOSECONDS)
                    || free.getQueueLength() < maxWaiting
                            && free.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
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
