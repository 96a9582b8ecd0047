package org.redress.timer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

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
     * Does a batch of each of some items in turn, until none has more.
     *
     * @param next does the next batch of an item, and returns whether there may be more
     * @throws RuntimeException the last failure of a turn, after which no other begins
     */
    public static <T> void doInTurn(Collection<T> items, Predicate<? super T> next) {
        Collection<T> left = items;
        while (!left.isEmpty()) {
            List<T> more = new ArrayList<>();
            doEach(left, item -> {
                if (next.test(item)) {
                    more.add(item);
                }
            });
            left = more;
        }
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
