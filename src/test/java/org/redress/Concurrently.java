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

/** Callers who do not wait for each other, within a minute. */
public final class Concurrently {
    private Concurrently() {}

    /** @param call for the n-th caller, counted from 0 */
    public static <T> List<T> callers(int callers, IntFunction<Callable<T>> call) {
        return calls(IntStream.range(0, callers).mapToObj(call).toList());
    }

    /** What each answered, in their order; fails where one did. */
    public static <T> List<T> calls(List<Callable<T>> calls) {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> call : threads.invokeAll(calls, 60, TimeUnit.SECONDS)) {
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
