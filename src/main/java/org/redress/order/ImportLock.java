package org.redress.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.redress.problem.RetryAfter;

/** Lets the imports of a merchant on this node store their batches one after the other, in order of arrival. */
@ApplicationScoped
public class ImportLock {
    private static final long MAX_WAIT_SECONDS = 30;

    // One for each merchant of a token: never more than there are merchants
    private final Map<Integer, Semaphore> batches = new ConcurrentHashMap<>();

    /**
     * Runs work while no other does for this merchant.
     *
     * @throws ServiceUnavailableException (503) if it is not the work's turn within 30 s
     */
    <T> T call(int merchantId, Supplier<T> work) {
        Semaphore batch = batches.computeIfAbsent(merchantId, id -> new Semaphore(1, true));
        if (!acquire(batch)) {
            throw new ServiceUnavailableException(RetryAfter.BUSY);
        }
        try {
            return work.get();
        } finally {
            batch.release();
        }
    }

    private static boolean acquire(Semaphore batch) {
        try {
            return batch.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
