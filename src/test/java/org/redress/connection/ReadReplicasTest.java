package org.redress.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.redress.Concurrently;
import org.redress.database.ReplicatedPostgresql;

/** A primary and its streaming replica, used by a role without privileges. */
@Tag("database")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReadReplicasTest {
    private static final int READERS = 4;
    private static final int READS = 500;

    @TempDir
    private Path folder;

    private ReplicatedPostgresql servers;
    private ReadReplicas replicas;
    private PacedConnector connector;

    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger onReplica = new AtomicInteger();
    private final AtomicInteger onPrimary = new AtomicInteger();
    private final AtomicInteger stale = new AtomicInteger();
    private volatile boolean disturbed;

    @BeforeEach
    void begin() throws IOException, SQLException {
        servers = ReplicatedPostgresql.anywhere(folder);
        ReplicatedPostgresql.execute(
                servers.primary(),
                "create role redress login",
                "create table changes (number int primary key)",
                "grant all on changes to redress");
        connector = new PacedConnector(patient(settings(servers.primary()).apiDataSource()), 4, System::nanoTime);
        replicas = new ReadReplicas(
                new PacedConnector(patient(settings(servers.replica()).replicaDataSource()), 4, System::nanoTime),
                Duration.ofMillis(50),
                System::nanoTime);
    }

    @AfterEach
    void end() {
        servers.close();
    }

    private static DatabaseSettings settings(EmbeddedPostgres server) {
        return new DatabaseSettings(server.getJdbcUrl("redress", "postgres"), "redress", "");
    }

    // The time to connect on a busy machine is no subject here
    private static PGSimpleDataSource patient(DataSource source) {
        PGSimpleDataSource postgresql = (PGSimpleDataSource) source;
        postgresql.setConnectTimeout(60);
        postgresql.setSocketTimeout(60);
        postgresql.setLoginTimeout(60);
        return postgresql;
    }

    private Connection connection() throws SQLException {
        return ReconnectingConnection.of(
                connector,
                new StallWatch(connector, System::nanoTime),
                System::nanoTime,
                new ReplicaConnection(replicas));
    }

    /** Adds numbers on one connection and looks for each on another, as two calls of two users do. */
    private boolean addAndRead() throws SQLException {
        try (Connection writing = connection();
                Connection reading = connection()) {
            for (int i = 0; i < READS || disturbed; i++) {
                int number = numbers.incrementAndGet();
                writing.setAutoCommit(false);
                try (PreparedStatement insert = writing.prepareStatement("insert into changes values (?)")) {
                    insert.setInt(1, number);
                    insert.executeUpdate();
                }
                writing.commit();
                read(reading, number);
            }
            return true;
        }
    }

    private void read(Connection reading, int number) throws SQLException {
        try (PreparedStatement query = reading.prepareStatement(
                "select pg_is_in_recovery(), (select count(*) from changes where number = ?)")) {
            query.setInt(1, number);
            try (ResultSet row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                (row.getBoolean(1) ? onReplica : onPrimary).incrementAndGet();
                stale.addAndGet(1 - row.getInt(2));
            }
        }
    }

    private void addAndReadWhile(Callable<Boolean> disturbance) {
        disturbed = true;
        Callable<Boolean> disturbing = () -> {
            try {
                return disturbance.call();
            } finally {
                disturbed = false;
            }
        };
        Concurrently.calls(Stream.concat(
                        IntStream.range(0, READERS).mapToObj(reader -> (Callable<Boolean>) this::addAndRead),
                        Stream.of(disturbing))
                .toList());
        assertThat(onReplica.get() + onPrimary.get()).isEqualTo(numbers.get()).isGreaterThanOrEqualTo(READERS * READS);
        assertThat(stale).hasValue(0);
        assertThat(onReplica).hasPositiveValue();
        assertThat(onPrimary).hasPositiveValue();
    }

    /** Waits for more reads of a server: on a busy machine, a replica may be late for a while. */
    private static void awaitMore(AtomicInteger reads, int more) throws InterruptedException {
        int expected = reads.get() + more;
        while (reads.get() < expected) {
            Thread.sleep(1);
        }
    }

    @Test
    void no_read_misses_an_acknowledged_change_while_the_replica_pauses() {
        addAndReadWhile(() -> {
            for (int i = 0; i < 5; i++) {
                awaitMore(onReplica, 1);
                servers.pauseReplay();
                awaitMore(onPrimary, 1);
                servers.resumeReplay();
            }
            return true;
        });
    }

    @Test
    void no_read_fails_when_the_replica_is_killed() {
        addAndReadWhile(() -> {
            awaitMore(onReplica, READS / 2);
            servers.killReplica();
            awaitMore(onPrimary, 1);
            return true;
        });
    }

    @Test
    void reads_in_a_transaction_stay_on_the_primary() throws SQLException {
        try (Connection connection = connection()) {
            connection.setAutoCommit(false);
            for (int number : List.of(1, 2)) {
                try (PreparedStatement insert = connection.prepareStatement("insert into changes values (?)")) {
                    insert.setInt(1, number);
                    insert.executeUpdate();
                }
                read(connection, number);
            }
            connection.rollback();
        }
        assertThat(stale).hasValue(0);
        assertThat(onPrimary).hasValue(2);
    }

    @Test
    void replicas_are_not_used_if_commits_are_acknowledged_before_they_are_flushed() throws SQLException {
        ReplicatedPostgresql.execute(servers.primary(), "alter role redress set synchronous_commit = off");
        assertThat(addAndRead()).isTrue();
        assertThat(onPrimary).hasValue(READS);
    }
}
