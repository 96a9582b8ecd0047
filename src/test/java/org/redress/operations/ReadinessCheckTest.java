package org.redress.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redress.Stub;
import org.redress.connection.DatabaseSettings;
import org.redress.system.SchemaMigration;

class ReadinessCheckTest {
    private static final DatabaseSettings H2 = new DatabaseSettings("jdbc:h2:mem:ready;DB_CLOSE_DELAY=-1", "sa", "");

    @TempDir
    private Path folder;

    private final ThreadPoolExecutor threads = (ThreadPoolExecutor) Executors.newCachedThreadPool();
    private final Asked database = new Asked();
    private Instant now = Instant.parse("2026-11-21T09:00:00Z");
    private final ReadinessCheck readiness = new ReadinessCheck();

    @BeforeEach
    void connect() {
        readiness.maxWait = Duration.ofMinutes(1);
        readiness.source = database.source();
        @SuppressWarnings("FutureReturnValueIgnored") // It is the result of the stub
        Stub.Answer submit = arguments -> threads.submit((Callable<?>) arguments[0]);
        readiness.threads = Stub.answering(ManagedExecutorService.class, Map.of("submit", submit));
        readiness.clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    }

    /** An H2 that counts who asks it, and that hangs or fails when told to. */
    private static final class Asked {
        private final DataSource real = H2.apiDataSource();
        private final AtomicInteger asked = new AtomicInteger();
        private volatile CountDownLatch hanging = new CountDownLatch(0);
        private volatile boolean failing;

        DataSource source() {
            Stub.Answer connection = none -> connection();
            return Stub.answering(DataSource.class, Map.of("getConnection", connection));
        }

        private Connection connection() throws SQLException {
            asked.incrementAndGet();
            try {
                hanging.await();
            } catch (InterruptedException e) {
                throw new SQLException(e);
            }
            if (failing) {
                throw new SQLException("jdbc:h2:mem:ready is gone");
            }
            return real.getConnection();
        }
    }

    @AfterEach
    void endThreads() throws SQLException {
        database.hanging.countDown();
        threads.shutdownNow();
        database.failing = false;
        database.hanging = new CountDownLatch(0);
        try (Connection connection = database.connection()) {
            connection.createStatement().execute("drop all objects");
        }
    }

    @Test
    void a_server_with_a_migrated_database_is_ready() {
        SchemaMigration.migrate(H2);

        assertThat(readiness.report(SettingsTest.settings(Map.of())))
                .hasToString("HealthReport[status=UP, checks=[HealthCheck[name=database, status=UP],"
                        + " HealthCheck[name=schema, status=UP], HealthCheck[name=not-draining, status=UP]]]");
    }

    @Test
    void an_empty_database_is_not_ready() {
        HealthReport report = readiness.report(SettingsTest.settings(Map.of()));

        assertThat(report.isUp()).isFalse();
        assertThat(report.checks()).extracting(HealthReport.HealthCheck::status).containsExactly("UP", "DOWN", "UP");
    }

    @Test
    void a_database_that_is_gone_is_not_ready_and_nothing_is_told_of_why() {
        database.failing = true;

        HealthReport report = readiness.report(SettingsTest.settings(Map.of()));

        assertThat(report.isUp()).isFalse();
        assertThat(report.toString()).doesNotContain("jdbc");
    }

    @Test
    void a_database_that_hangs_is_given_up_and_asked_by_one_thread_only() {
        SchemaMigration.migrate(H2);
        int before = database.asked.get();
        database.hanging = new CountDownLatch(1);
        readiness.maxWait = Duration.ofMillis(100);

        for (int probe = 0; probe < 2; probe++) {
            HealthReport report = assertTimeoutPreemptively(
                    Duration.ofMinutes(1), () -> readiness.report(SettingsTest.settings(Map.of())));
            assertThat(report.isUp()).isFalse();
            now = now.plusSeconds(2);
        }
        // The thread of the first probe may not have started yet
        assertThat(database.asked.get() - before).isLessThanOrEqualTo(1);
        assertThat(threads.getPoolSize()).isEqualTo(1);
    }

    @Test
    void a_flood_of_probes_asks_the_database_once_a_second() {
        SchemaMigration.migrate(H2);
        int before = database.asked.get();

        for (int probe = 0; probe < 1_000; probe++) {
            readiness.report(SettingsTest.settings(Map.of()));
        }
        assertThat(database.asked.get() - before).isEqualTo(1);
        now = now.plusSeconds(1);
        readiness.report(SettingsTest.settings(Map.of()));
        assertThat(database.asked.get() - before).isEqualTo(2);
    }

    @Test
    void the_drain_file_turns_it_away_at_once() throws IOException {
        SchemaMigration.migrate(H2);
        Path file = folder.resolve("drain");
        Settings settings = SettingsTest.settings(Map.of("drain.file", file.toString()));
        assertThat(readiness.report(settings).isUp()).isTrue();

        Files.createFile(file);
        assertThat(readiness.report(settings).isUp()).isFalse();
        Files.delete(file);
        assertThat(readiness.report(settings).isUp()).isTrue();
    }
}
