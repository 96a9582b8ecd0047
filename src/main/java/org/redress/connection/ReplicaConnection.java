package org.redress.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

    // All replicas together, as the driver chooses one
    private static final String ANY = "any";
    // The address may be a proxy's
    private static final String SERVER = "select concat(inet_server_addr(), ' ', pg_postmaster_start_time())";

    private final ReadReplicas replicas;
    private @Nullable Connection replica;
    private String server = ANY;
    // On this connection: a replica never goes back
    private @Nullable LogPosition reached;

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
            Connection current = replica;
            if (current == null || current.isClosed()) {
                return replicas.pauses().allows(ANY) ? upToDate(open(), primary) : Optional.empty();
            }
            return upToDate(current, primary);
        } catch (SQLException e) {
            replicas.pauses().begin(ANY);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Connection open() throws SQLException {
        Connection opened = replicas.connector().connect();
        try (Statement statement = opened.createStatement();
                ResultSet row = statement.executeQuery(SERVER)) {
            row.next();
            server = row.getString(1);
        } catch (SQLException e) {
            StallWatch.abort(opened);
            throw e;
        }
        replicas.pauses().end(ANY);
        replica = opened;
        reached = null;
        return opened;
    }

    private Optional<Connection> upToDate(Connection current, ReadIndex.Question primary) throws InterruptedException {
        ReplicaPauses pauses = replicas.pauses();
        if (!pauses.allows(server)) {
            return Optional.empty();
        }
        Optional<LogPosition> index = CallPosition.seenBy(server);
        if (index.isEmpty()) {
            index = replicas.position(primary);
        }
        if (index.isEmpty()) {
            return Optional.empty();
        }
        long deadline = replicas.deadline();
        try {
            if (hasReached(index.get(), current, deadline)) {
                pauses.end(server);
                CallPosition.answeredBy(server, index.get());
                return Optional.of(current);
            }
            pauses.begin(server);
        } catch (SQLException e) {
            // An old connection that fails at once tells nothing about the next one
            if (reached == null || replicas.remaining(deadline) <= 0) {
                pauses.begin(server);
            }
            close();
        }
        return Optional.empty();
    }

    private boolean hasReached(LogPosition index, Connection current, long deadline)
            throws SQLException, InterruptedException {
        if (reached != null && index.isReachedBy(reached)) {
            return true;
        }
        int statementMillis = current.getNetworkTimeout();
        // A replica that hangs keeps its connections open
        current.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
        try {
            for (reached = LogPosition.replayed(current);
                    !index.isReachedBy(reached);
                    reached = LogPosition.replayed(current)) {
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
