package org.redress.limits;

import java.util.concurrent.Callable;
import org.redress.problem.DatabaseFailure;

/** Repeats work that failed because of a concurrent transaction. */
final class ConflictRetry {
    private static final int MAX_TRIES = 3;

    private ConflictRetry() {}

    /**
     * Does the work, at most three times.
     *
     * @param work begins its transactions itself, and changes nothing but by them
     */
    static <T> T call(Callable<T> work) throws Exception {
        for (int tries = 1; ; tries++) {
            try {
                return work.call();
            } catch (Exception e) {
                if (tries == MAX_TRIES || !DatabaseFailure.isConcurrencyConflict(e)) {
                    throw e;
                }
            }
        }
    }
}
