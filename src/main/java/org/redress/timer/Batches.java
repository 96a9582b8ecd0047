package org.redress.timer;

import java.util.function.BooleanSupplier;

/** Work that is done in batches, each a transaction of its own. */
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
}
