package org.redress.connection;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Driver's connection, with the time of its last use; {@link StallWatch} sees the uses that wait for the database. */
final class WatchedConnection {
    private static final Set<String> ENDS = Set.of("commit", "rollback");
    private static final long TRUSTED_NANOS = Duration.ofMillis(500).toNanos();
    private static final int VALID_WITHIN_SECONDS = 1;

    private final StallWatch watch;
    private final LongSupplier nanoTime;
    // Read by the watch, too
    private volatile Connection real;
    private volatile long lastUsed;

    /** @param nanoTime elapsed time in nanoseconds: a connection used within the last 500 ms is not validated */
    WatchedConnection(Connection real, StallWatch watch, LongSupplier nanoTime) {
        this.real = real;
        this.watch = watch;
        this.nanoTime = nanoTime;
        this.lastUsed = nanoTime.getAsLong();
    }

    Connection real() {
        return real;
    }

    void replaceWith(Connection anew) {
        real = anew;
    }

    /** Returns whether the database still answers on it, or has done so a moment ago. */
    boolean isUsable() throws SQLException {
        boolean trusted = nanoTime.getAsLong() - lastUsed <= TRUSTED_NANOS;
        return !real.isClosed() && (trusted || real.isValid(VALID_WITHIN_SECONDS));
    }

    /** Calls a method of the connection or of its statement, under the watch if it waits for the database. */
    @Nullable
    Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        boolean waits = method.getName().startsWith("execute") || ENDS.contains(method.getName());
        if (waits) {
            CallPosition.answeredByPrimary();
            startWaiting();
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            if (waits) {
                endWaiting();
            }
        }
    }

    /** Asks the database how far it has flushed its log, under the watch. */
    LogPosition flushed() throws SQLException {
        startWaiting();
        try {
            return LogPosition.flushed(real);
        } finally {
            endWaiting();
        }
    }

    private void startWaiting() {
        lastUsed = nanoTime.getAsLong();
        watch.add(this);
    }

    private void endWaiting() {
        watch.remove(this);
        lastUsed = nanoTime.getAsLong();
    }

    void setAutoCommit(boolean mode) throws SQLException {
        real.setAutoCommit(mode);
        lastUsed = nanoTime.getAsLong();
    }

    /** Returns the time of the last use; earlier than now while a use lasts. */
    long lastUsed() {
        return lastUsed;
    }

    @Nullable
    Object host() {
        return StallWatch.host(real);
    }

    /** Makes a use fail that lasts since before this time. */
    void abortUseBefore(long nanos) {
        if (lastUsed - nanos < 0) {
            StallWatch.abort(real);
        }
    }
}
