package org.redress.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/**
 * Ends statements on a database server that hangs, so that their calls fail within two seconds. Such a server keeps its
 * connections open; only a question of another connection tells it from one that computes.
 */
final class StallWatch {
    private static final long SUSPICIOUS_NANOS = Duration.ofMillis(300).toNanos();
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final int IDLE_ROUNDS = 100;
    private static final int ANSWER_SECONDS = 1;

    private final PacedConnector connector;
    private final LongSupplier nanoTime;
    private final Set<WatchedConnection> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean running = new AtomicBoolean();
    private @Nullable Connection probe;

    /** @param nanoTime elapsed time in nanoseconds, of the connections, too */
    StallWatch(PacedConnector connector, LongSupplier nanoTime) {
        this.connector = connector;
        this.nanoTime = nanoTime;
    }

    /** Watches a connection that waits for the database, until it is removed. */
    void add(WatchedConnection connection) {
        waiting.add(connection);
        start();
    }

    private void start() {
        if (running.compareAndSet(false, true)) {
            Thread thread = new Thread(this::run, "redress-stall-watch");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void remove(WatchedConnection connection) {
        waiting.remove(connection);
    }

    // Ends some seconds after the last statement: the data source does not know when the application is undeployed
    private void run() {
        try {
            for (int idle = 0; idle < IDLE_ROUNDS; idle = waiting.isEmpty() ? idle + 1 : 0) {
                Thread.sleep(INTERVAL.toMillis());
                check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeProbe();
            running.set(false);
            // One that was added meanwhile has found it running
            if (!waiting.isEmpty()) {
                start();
            }
        }
    }

    private void check() {
        long now = nanoTime.getAsLong();
        List<WatchedConnection> suspicious = waiting.stream()
                .filter(connection -> now - connection.lastUsed() > SUSPICIOUS_NANOS)
                .toList();
        if (suspicious.isEmpty()) {
            closeProbe();
            return;
        }
        try {
            Object answering = answeringHost();
            for (WatchedConnection connection : suspicious) {
                if (!Objects.equals(connection.host(), answering)) {
                    connection.abortUseBefore(now);
                }
            }
        } catch (SQLException e) {
            // A server that has no place for one more connection works: SQL state 53 of PostgreSQL
            if (!String.valueOf(e.getSQLState()).startsWith("53")) {
                suspicious.forEach(connection -> connection.abortUseBefore(now));
            }
        }
    }

    /** Returns the host of the primary, which has just answered. */
    private @Nullable Object answeringHost() throws SQLException {
        Connection current = probe;
        if (current == null) {
            current = connector.connect();
            probe = current;
        } else if (!current.isValid(ANSWER_SECONDS)) {
            closeProbe();
            throw new SQLException("the database does not answer", "08006");
        }
        return host(current);
    }

    private void closeProbe() {
        Connection current = probe;
        probe = null;
        if (current != null) {
            abort(current);
        }
    }

    /** Returns the host that the driver has chosen; null if the database is none of PostgreSQL. */
    static @Nullable Object host(Connection connection) {
        return connection instanceof BaseConnection postgresql
                ? postgresql.getQueryExecutor().getHostSpec()
                : null;
    }

    /** Closes a connection without a word to its server, which may not answer. */
    static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // It is closed
        }
    }
}
