package org.redress.connection;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Position of the primary's log that a read must see: the read index of Raft (Ongaro, 2014, section 6.4). One question
 * at a time is asked; callers share only a question that begins after they came.
 */
final class ReadIndex {
    private final ReentrantLock turn = new ReentrantLock();
    // The question that has not begun yet
    private volatile Shared next = new Shared();

    /** Question for the position of the primary. */
    @FunctionalInterface
    interface Question {
        LogPosition ask() throws SQLException;
    }

    /** A question and its answer, guarded by the turn. */
    private static final class Shared {
        private boolean asked;
        private @Nullable LogPosition answer;
    }

    /**
     * Returns a position that covers each change acknowledged before this call; empty if it is not known in time.
     *
     * @param question asked if this caller is the first of the next turn
     * @param maxWaitNanos time to wait for the turn
     * @throws SQLException if this caller asked, and the primary did not answer
     */
    Optional<LogPosition> position(Question question, long maxWaitNanos) throws SQLException, InterruptedException {
        Shared shared = next;
        if (!turn.tryLock(maxWaitNanos, TimeUnit.NANOSECONDS)) {
            return Optional.empty();
        }
        try {
            if (!shared.asked) {
                shared.asked = true;
                // Before it begins: a caller from now on waits for the one after it
                next = new Shared();
                shared.answer = question.ask();
            }
            return Optional.ofNullable(shared.answer);
        } finally {
            turn.unlock();
        }
    }
}
