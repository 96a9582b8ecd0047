package org.redress.operations;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.redress.operations.HealthReport.HealthCheck;

/** Checks the readiness: the database responds within 1 s, its schema is migrated, no drain file exists. */
@ApplicationScoped
public class ReadinessCheck {
    // Frequent probes must not load the database
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private static final DatabaseState UNAVAILABLE = new DatabaseState(false, false);

    @Resource(lookup = "java:app/jdbc/redress")
    DataSource source;

    // Threads of the server, which stops them
    @Resource
    ManagedExecutorService threads;

    @Inject
    Clock clock;

    Duration maxWait = Duration.ofSeconds(1);

    private @Nullable Future<DatabaseState> asking;
    private DatabaseState last = UNAVAILABLE;
    private Instant answered = Instant.EPOCH;

    private record DatabaseState(boolean answers, boolean hasSchema) {}

    /** Returns the report; unavailable databases make it DOWN. */
    HealthReport report(Settings settings) {
        DatabaseState database = database();
        boolean stays = settings.drainFile().map(Files::notExists).orElse(true);
        return HealthReport.of(
                HealthCheck.of("database", database.answers()),
                HealthCheck.of("schema", database.hasSchema()),
                HealthCheck.of("not-draining", stays));
    }

    /** Returns the state of the last second, or queries it. A database that hangs blocks one thread only. */
    private synchronized DatabaseState database() {
        if (clock.instant().isBefore(answered.plus(MAX_AGE))) {
            return last;
        }
        if (asking == null || asking.isDone()) {
            asking = threads.submit(this::query);
        }
        last = result(asking);
        answered = clock.instant();
        return last;
    }

    private DatabaseState result(Future<DatabaseState> query) {
        try {
            return query.get(maxWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return UNAVAILABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNAVAILABLE;
        }
    }

    private DatabaseState query() throws SQLException {
        try (Connection connection = source.getConnection()) {
            return connection.isValid(1) ? new DatabaseState(true, isMigrated(connection)) : UNAVAILABLE;
        }
    }

    private static boolean isMigrated(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet migrations =
                        statement.executeQuery("select count(*) from flyway_schema_history where success")) {
            return migrations.next() && migrations.getInt(1) > 0;
        } catch (SQLException e) {
            return false;
        }
    }
}
