package org.redress.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.redress.Stub;
import org.redress.database.PostgresqlBuilder;

/** A kept connection and a PostgreSQL that goes away under it. */
@Tag("database")
class ReconnectingConnectionTest {
    private static EmbeddedPostgres server;
    private static DatabaseSettings database;
    private static DataSource source;

    private final AtomicLong nanos = new AtomicLong();

    @BeforeAll
    static void start() throws IOException {
        server = PostgresqlBuilder.anywhere().start();
        database = new DatabaseSettings(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
        source = database.migrationDataSource();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private Connection connection(DataSource database) throws SQLException {
        PacedConnector connector = new PacedConnector(database, 1, nanos::get);
        return ReconnectingConnection.of(connector, new StallWatch(connector, nanos::get), nanos::get, null);
    }

    @Test
    void a_connection_lost_between_transactions_is_made_anew_as_it_was_set() throws SQLException {
        try (Connection kept = connection(source)) {
            kept.setAutoCommit(false);
            kept.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            int before = backend(kept);
            kept.commit();
            terminate(before);
            nanos.addAndGet(Duration.ofMillis(501).toNanos());
            assertThat(backend(kept)).isNotEqualTo(before);
            assertThat(kept.getAutoCommit()).isFalse();
            assertThat(kept.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
            kept.rollback();
        }
    }

    @Test
    void a_connection_that_was_just_used_is_trusted() throws SQLException {
        try (Connection kept = connection(source)) {
            terminate(backend(kept));
            nanos.addAndGet(Duration.ofMillis(500).toNanos());
            assertThatThrownBy(() -> backend(kept)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_transaction_is_never_moved_to_another_connection() throws SQLException {
        try (Connection kept = connection(source)) {
            kept.setAutoCommit(false);
            int backend = backend(kept);
            kept.rollback(kept.setSavepoint());
            terminate(backend);
            nanos.addAndGet(Duration.ofMillis(501).toNanos());
            assertThatThrownBy(() -> backend(kept)).isInstanceOf(SQLException.class);
        }
    }

    /** Pools: WildFly's sets the mode once and takes it for set, Payara's sets it for each transaction. */
    private enum Pool {
        WILDFLY,
        PAYARA
    }

    static List<Arguments> outages() {
        List<Arguments> all = new ArrayList<>();
        for (Pool pool : Pool.values()) {
            for (int step = 0; step <= 3; step++) {
                for (Duration before : List.of(Duration.ZERO, Duration.ofMillis(501))) {
                    for (boolean returns : new boolean[] {true, false}) {
                        all.add(arguments(pool, step, before, returns));
                    }
                }
            }
        }
        return all;
    }

    /** Breaks a connection before each step of a transaction: the mode, two rows, the commit. */
    @ParameterizedTest(name = "{0}, before step {1} of a transaction, {2} after the step before, back at once: {3}")
    @MethodSource("outages")
    void an_outage_loses_or_keeps_transactions_as_a_whole(Pool pool, int step, Duration before, boolean returns)
            throws SQLException {
        execute("drop table if exists changes", "create table changes (id int)");
        AtomicBoolean reachable = new AtomicBoolean(true);
        Stub.Answer connect = none -> {
            if (!reachable.get()) {
                throw new SQLException("unreachable", "08001");
            }
            return source.getConnection();
        };
        DataSource interrupted = Stub.answering(DataSource.class, Map.of("getConnection", connect));
        try (Connection pooled = connection(interrupted)) {
            int backend = backend(pooled);
            boolean committed = transaction(pooled, true, next -> {
                if (next == step) {
                    terminate(backend);
                    reachable.set(returns);
                    nanos.addAndGet(before.toNanos());
                }
            });
            assertThat(rows()).isEqualTo(committed ? 2 : 0);

            reachable.set(true);
            nanos.addAndGet(Duration.ofMillis(501).toNanos());
            int kept = rows();
            boolean setsMode = pool == Pool.PAYARA;
            assertThat(transaction(pooled, setsMode, next -> {
                        if (next == 2) {
                            throw new SQLException("the service failed after its first row");
                        }
                    }))
                    .isFalse();
            assertThat(rows()).as("rows of a service that failed").isEqualTo(kept);
            assertThat(transaction(pooled, setsMode, next -> {})).isTrue();
            assertThat(rows()).isEqualTo(kept + 2);
        }
    }

    @FunctionalInterface
    private interface Interruption {
        void before(int step) throws SQLException;
    }

    /** Adds two rows as a server does; returns whether they were committed. */
    private static boolean transaction(Connection pooled, boolean setsMode, Interruption interruption)
            throws SQLException {
        try {
            interruption.before(0);
            if (setsMode) {
                pooled.setAutoCommit(false);
            }
            for (int row = 1; row <= 2; row++) {
                interruption.before(row);
                try (PreparedStatement insert = pooled.prepareStatement("insert into changes values (?)")) {
                    insert.setInt(1, row);
                    insert.executeUpdate();
                }
            }
            interruption.before(3);
            pooled.commit();
            return true;
        } catch (SQLException e) {
            pooled.rollback();
            return false;
        }
    }

    private static int rows() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from changes")) {
            count.next();
            return count.getInt(1);
        }
    }

    @Test
    void a_statement_that_takes_longer_than_five_seconds_is_ended() throws SQLException {
        PGSimpleDataSource limited = (PGSimpleDataSource) database.apiDataSource();
        // The limit of a statement is the subject, not the time that a busy machine takes to connect
        limited.setConnectTimeout(60);
        limited.setLoginTimeout(60);
        try (Connection connection = limited.getConnection();
                Statement statement = connection.createStatement();
                ResultSet setting = statement.executeQuery("show statement_timeout")) {
            setting.next();
            assertThat(setting.getString(1)).isEqualTo("5s");
        }
    }

    private static int backend(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet pid = statement.executeQuery("select pg_backend_pid()")) {
            pid.next();
            return pid.getInt(1);
        }
    }

    // Waits until it has ended
    private static void terminate(int backend) throws SQLException {
        execute("select pg_terminate_backend(" + backend + ", 60000)");
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection other = source.getConnection();
                Statement statement = other.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
