package org.redress.api;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Concurrent callers that repeat a call without a pause, until the loop ends. */
final class CallLoop implements AutoCloseable {
    private final ExecutorService threads;
    private final List<Future<?>> callers;
    private volatile boolean ended;

    /** The n-th call of a caller. */
    @FunctionalInterface
    interface RepeatedCall {
        void make(int caller, int n) throws Exception;
    }

    CallLoop(int callers, RepeatedCall call) {
        threads = Executors.newFixedThreadPool(callers);
        this.callers = IntStream.range(0, callers)
                .<Future<?>>mapToObj(caller -> threads.submit(() -> {
                    for (int n = 0; !ended; n++) {
                        call.make(caller, n);
                    }
                    return null;
                }))
                .toList();
    }

    /** Waits until the condition holds. Fails after some minutes, and as soon as a caller has failed. */
    void await(String condition, BooleanSupplier holds) throws Exception {
        Cluster.await(condition, () -> holds.getAsBoolean() || callers.stream().anyMatch(Future::isDone));
        for (Future<?> caller : callers) {
            if (caller.isDone()) {
                caller.get();
            }
        }
    }

    /**
     * Lets the callers complete their last call.
     *
     * @throws ExecutionException if a caller has failed
     */
    void end() throws ExecutionException, InterruptedException, TimeoutException {
        ended = true;
        for (Future<?> caller : callers) {
            caller.get(5, TimeUnit.MINUTES);
        }
    }

    /** Interrupts the callers that {@link #end} has not ended, because the test has failed. */
    @Override
    public void close() {
        ended = true;
        threads.shutdownNow();
    }
}
