package org.redress.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A kept connection and a PostgreSQL that goes away under it. */
@Tag("database")
class ReconnectingConnectionTest {
    private static EmbeddedPostgres server;
    private static DataSource source;

    private final AtomicLong nanos = new AtomicLong();

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start();
        source = new DatabaseSettings(server.getJdbcUrl("postgres", "postgres"), "postgres", "").apiDataSource();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void a_connection_lost_between_transactions_is_made_anew_as_it_was_set() throws SQLException {
        try (Connection kept = ReconnectingConnection.of(source, nanos::get)) {
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
        try (Connection kept = ReconnectingConnection.of(source, nanos::get)) {
            terminate(backend(kept));
            nanos.addAndGet(Duration.ofMillis(500).toNanos());
            assertThatThrownBy(() -> backend(kept)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_transaction_is_never_moved_to_another_connection() throws SQLException {
        try (Connection kept = ReconnectingConnection.of(source, nanos::get)) {
            kept.setAutoCommit(false);
            terminate(backend(kept));
            nanos.addAndGet(Duration.ofMillis(501).toNanos());
            assertThatThrownBy(() -> backend(kept)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_statement_that_takes_longer_than_five_seconds_is_ended() throws SQLException {
        try (Connection connection = source.getConnection();
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

    private static void terminate(int backend) throws SQLException {
        try (Connection other = source.getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_terminate_backend(" + backend + ")");
        }
    }
}
