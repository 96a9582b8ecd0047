package org.redress.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Connection to a replica beside a connection to the primary, opened by the first read. A replica that fails or lags
 * is no error: the primary answers then.
 */
final class ReplicaConnection {
    private static final long PAUSE_MILLIS = 1;
    private static final int ANSWER_MILLIS = (int) Duration.ofSeconds(1).toMillis();

    private final ReadReplicas replicas;
    private @Nullable Connection replica;

    ReplicaConnection(ReadReplicas replicas) {
        this.replicas = replicas;
    }

    /**
     * Returns the replica once it has each change that was acknowledged before this call.
     *
     * @param primary asks the primary for its position
     * @return empty if the primary must answer: the replica is away, behind for too long, or no replica any more
     */
    Optional<Connection> upToDate(ReadIndex.Question primary) {
        try {
            Connection current = open();
            long deadline = replicas.deadline();
            Optional<LogPosition> index = replicas.position(primary, deadline);
            return index.isPresent() && hasReached(index.get(), current, deadline)
                    ? Optional.of(current)
                    : Optional.empty();
        } catch (SQLException e) {
            close();
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Connection open() throws SQLException {
        Connection current = replica;
        if (current == null || current.isClosed()) {
            current = replicas.connector().connect();
            replica = current;
        }
        return current;
    }

    private boolean hasReached(LogPosition index, Connection current, long deadline)
            throws SQLException, InterruptedException {
        int statementMillis = current.getNetworkTimeout();
        // A replica that hangs keeps its connections open
        current.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
        try {
            while (!index.isReachedBy(LogPosition.replayed(current))) {
                if (replicas.remaining(deadline) <= 0) {
                    return false;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            return true;
        } finally {
            current.setNetworkTimeout(Runnable::run, statementMillis);
        }
    }

    /** Closes the connection; the next read opens another. */
    void close() {
        Connection current = replica;
        replica = null;
        if (current != null) {
            StallWatch.abort(current);
        }
    }
}
