package org.redress.connection;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Replicas that answer reads outside a transaction, as a node sees them (ADR 34). */
final class ReadReplicas {
    private final PacedConnector connector;
    private final Duration maxWait;
    private final LongSupplier nanoTime;
    private final ReadIndex index = new ReadIndex();
    private final ReplicaPauses pauses;

    /**
     * @param maxWait time that a read may wait for a replica
     * @param nanoTime elapsed time in nanoseconds
     */
    ReadReplicas(PacedConnector connector, Duration maxWait, LongSupplier nanoTime) {
        this.connector = connector;
        this.maxWait = maxWait;
        this.nanoTime = nanoTime;
        this.pauses = new ReplicaPauses(nanoTime);
    }

    PacedConnector connector() {
        return connector;
    }

    ReplicaPauses pauses() {
        return pauses;
    }

    /** Returns the time until which a read that begins to wait now may wait for a replica. */
    long deadline() {
        return nanoTime.getAsLong() + maxWait.toNanos();
    }

    /** Returns the nanoseconds until a deadline; 0 or less after it. */
    long remaining(long deadline) {
        return deadline - nanoTime.getAsLong();
    }

    /** Returns the position that a replica must have replayed; empty if the primary does not tell it in time. */
    Optional<LogPosition> position(ReadIndex.Question primary) throws InterruptedException {
        try {
            return index.position(primary, maxWait.toNanos());
        } catch (SQLException e) {
            // The caller's own statement on the primary tells whether that is away
            return Optional.empty();
        }
    }
}
