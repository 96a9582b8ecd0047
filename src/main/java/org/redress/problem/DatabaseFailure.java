package org.redress.problem;

import jakarta.persistence.EntityNotFoundException;
import jakarta.transaction.SystemException;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.jspecify.annotations.Nullable;

/** Classifies failures of the database by their SQL state, of SQL:2016, PostgreSQL (appendix A) and H2. */
public final class DatabaseFailure {
    // Serialization failure, deadlock
    private static final Set<String> ROLLED_BACK = Set.of("40001", "40P01");

    // Lock not available; H2: time for a table's lock, for a row's lock
    private static final Set<String> LOCKED = Set.of("55P03", "HYT00", "90131");

    // A former primary, which is a standby now
    private static final String READ_ONLY = "25006";

    private DatabaseFailure() {}

    /** Returns the failure and its causes. */
    static Stream<Throwable> causalChain(@Nullable Throwable thrown) {
        // Servers and EJBs wrap exceptions; WildFly adds the cause of a failed commit as a suppressed one
        return thrown == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(thrown),
                        Stream.concat(
                                causalChain(thrown.getCause()),
                                Stream.of(thrown.getSuppressed()).flatMap(DatabaseFailure::causalChain)));
    }

    /** Returns whether the same work may succeed in a new transaction, since a concurrent one made it fail. */
    public static boolean isConcurrencyConflict(Throwable thrown) {
        return causalChain(thrown)
                .anyMatch(cause -> cause instanceof ConcurrentChangeException || isOfConcurrentTransaction(cause));
    }

    private static boolean isOfConcurrentTransaction(Throwable cause) {
        return cause instanceof EntityNotFoundException
                || (cause instanceof SQLException e && ROLLED_BACK.contains(String.valueOf(e.getSQLState())));
    }

    /**
     * Returns whether the caller may try again later: connection lost or refused (08), too many (53), shut down or
     * timed out (57), transaction rolled back, lock not available, row deleted before it was locked, a database that
     * has become a standby. Or the end of the transaction failed, which may have been committed.
     */
    static boolean isTransient(Throwable cause) {
        if (isOfConcurrentTransaction(cause)) {
            return true;
        } else if (cause instanceof SQLException e && e.getSQLState() != null) {
            String state = e.getSQLState();
            return Stream.of("08", "53", "57").anyMatch(state::startsWith)
                    || LOCKED.contains(state)
                    || READ_ONLY.equals(state);
        }
        return cause instanceof SystemException || cause instanceof XAException;
    }

    /** Returns whether a value cannot be stored: data exception (22), or a rule of the entity. */
    static boolean isValueRefused(Throwable cause) {
        return cause instanceof ConstraintViolationException
                || (cause instanceof SQLException e
                        && String.valueOf(e.getSQLState()).startsWith("22"));
    }
}
