package org.redress;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Concurrent calls, with a limit of ten minutes. */
public final class Concurrently {
    private Concurrently() {}

    /**
     * Calls from several threads at the same time.
     *
     * @param call the call of the n-th caller, counted from 0
     * @return the results in the order of the callers
     * @throws IllegalStateException if a call has failed
     */
    public static <T> List<T> callers(int callers, IntFunction<Callable<T>> call) {
        return calls(IntStream.range(0, callers).mapToObj(call).toList());
    }

    /**
     * Makes the calls at the same time.
     *
     * @return their results in the same order
     * @throws IllegalStateException if a call has failed
     */
    public static <T> List<T> calls(List<Callable<T>> calls) {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> call : threads.invokeAll(calls, 10, TimeUnit.MINUTES)) {
                results.add(call.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
