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
import org.redress.operations.HealthReport.HealthCheck;

/** Whether this server can do its work now: its database answers within a second, and nobody is about to stop it. */
@ApplicationScoped
public class ReadinessCheck {
    /** For so long an answer of the database is remembered: probes may come as often as they like. */
    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private static final DatabaseState UNAVAILABLE = new DatabaseState(false, false);

    @Resource(lookup = "java:app/jdbc/redress")
    DataSource source;

    /** Its threads belong to the server: it ends them. */
    @Resource
    ManagedExecutorService threads;

    @Inject
    Clock clock;

    private Future<DatabaseState> asking;
    private DatabaseState last;
    private Instant answered = Instant.EPOCH;

    private record DatabaseState(boolean answers, boolean hasSchema) {}

    HealthReport report(Settings settings) {
        DatabaseState database = database();
        boolean stays = settings.drainFile().map(Files::notExists).orElse(true);
        return HealthReport.of(
                HealthCheck.of("database", database.answers()),
                HealthCheck.of("schema", database.hasSchema()),
                HealthCheck.of("not-draining", stays));
    }

    /** One question at a time: a database that hangs holds one thread, however many ask for it. */
    private synchronized DatabaseState database() {
        if (clock.instant().isBefore(answered.plus(MAX_AGE))) {
            return last;
        }
        if (asking == null || asking.isDone()) {
            asking = threads.submit(this::query);
        }
        last = awaitState();
        answered = clock.instant();
        return last;
    }

    private DatabaseState awaitState() {
        try {
            return asking.get(1, TimeUnit.SECONDS);
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
