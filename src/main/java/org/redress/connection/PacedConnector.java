package org.redress.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections without flooding a database that returns after an outage: a limited number at a time. After a
 * failure one caller at a time tries again, 100 to 300 ms later; until then, all others fail at once.
 */
final class PacedConnector {
    private static final String NOT_CONNECTED = "08001";
    private static final Duration MAX_WAIT = Duration.ofSeconds(1);
    // Longer than connecting may take (DatabaseSettings)
    private static final long ATTEMPT_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long SHORTEST_PAUSE_NANOS = Duration.ofMillis(100).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(300).toNanos();

    private final DataSource source;
    private final Semaphore attempts;
    private final LongSupplier nanoTime;
    private final Duration maxWait;
    private final AtomicReference<@Nullable Outage> outage = new AtomicReference<>();

    /** The last failure, and when the next caller may try. */
    private record Outage(SQLException cause, long nextAttempt) {
        // Without the cause: servers log each with its trace
        SQLException failure() {
            return new SQLException(cause.getMessage(), cause.getSQLState());
        }
    }

    /**
     * @param atATime connections that may be opened at a time
     * @param nanoTime elapsed time in nanoseconds
     */
    PacedConnector(DataSource source, int atATime, LongSupplier nanoTime) {
        this(source, atATime, nanoTime, MAX_WAIT);
    }

    PacedConnector(DataSource source, int atATime, LongSupplier nanoTime, Duration maxWait) {
        this.maxWait = maxWait;
        this.source = source;
        this.attempts = new Semaphore(atATime);
        this.nanoTime = nanoTime;
    }

    /**
     * Opens a connection, or waits a second at most for the turn to do so.
     *
     * @throws SQLException if the database is unavailable, or was so a moment ago
     */
    Connection connect() throws SQLException {
        Outage known = outage.get();
        if (known != null) {
            claimAttempt(known);
        }
        awaitTurn();
        try {
            Outage since = outage.get();
            if (known == null && since != null) {
                throw since.failure();
            }
            return open();
        } finally {
            attempts.release();
        }
    }

    private Connection open() throws SQLException {
        try {
            Connection connection = source.getConnection();
            outage.set(null);
            return connection;
        } catch (SQLException e) {
            // Random: the nodes do not return all at once
            long pause = ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
            outage.set(new Outage(e, nanoTime.getAsLong() + pause));
            throw e;
        }
    }

    /** Returns to the one caller whose turn it is to try again. */
    private void claimAttempt(Outage known) throws SQLException {
        long now = nanoTime.getAsLong();
        Outage tried = new Outage(known.cause(), now + ATTEMPT_NANOS);
        if (now - known.nextAttempt() < 0 || !outage.compareAndSet(known, tried)) {
            throw known.failure();
        }
    }

    private void awaitTurn() throws SQLException {
        try {
            if (attempts.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new SQLTransientConnectionException("no turn to connect", NOT_CONNECTED);
    }
}
