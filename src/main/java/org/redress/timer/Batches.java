package org.redress.timer;

import java.util.Collection;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Work that is done in parts, each a transaction of its own. */
public final class Batches {
    private Batches() {}

    /**
     * Does all batches.
     *
     * @param next does the next batch, and returns whether there may be more
     */
    public static void doAll(BooleanSupplier next) {
        boolean more;
        do {
            more = next.getAsBoolean();
        } while (more);
    }

    /**
     * Does work for each of some items, also after a failure.
     *
     * @throws RuntimeException the last failure, after all were tried
     */
    public static <T> void doEach(Collection<T> items, Consumer<? super T> work) {
        RuntimeException failure = null;
        for (T item : items) {
            try {
                work.accept(item);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
