package org.redress.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.redress.database.PostgresqlBuilder;

/** A transaction on a PostgreSQL that hangs, or computes for long. */
@Tag("database")
@Timeout(120)
class StallWatchTest {
    private EmbeddedPostgres server;
    private DatabaseSettings settings;
    private Connection connection;
    private ProcessHandle backend;

    @BeforeEach
    void begin() throws Exception {
        server = PostgresqlBuilder.anywhere().start();
        settings = new DatabaseSettings(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
        connect(settings.apiDataSource());
        backend = ProcessHandle.of(number("select pg_backend_pid()")).orElseThrow();
    }

    private void connect(DataSource source) throws Exception {
        PacedConnector connector = new PacedConnector(source, 4, System::nanoTime);
        connection = DatabaseSettingsTest.inTheEnd(() -> ReconnectingConnection.of(
                connector, new StallWatch(connector, System::nanoTime), System::nanoTime, null));
        // Without the watch it would wait for ever
        connection.setNetworkTimeout(Runnable::run, 0);
        connection.setAutoCommit(false);
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        ProcessBuilder kill = new ProcessBuilder(Stream.concat(
                        Stream.of("kill", "-" + name),
                        Stream.of(backend, backend.parent().orElseThrow()).map(process -> Long.toString(process.pid())))
                .toList());
        assertThat(kill.inheritIO().start().waitFor()).isZero();
    }

    @Test
    void a_statement_fails_on_a_server_that_hangs_and_the_next_one_works_when_it_goes_on() throws Exception {
        signal("STOP");
        try {
            assertThatThrownBy(() -> number("select 1"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));
            connection.rollback();
        } finally {
            signal("CONT");
        }
        long next = DatabaseSettingsTest.inTheEnd(() -> {
            connection.rollback();
            return number("select 1");
        });
        assertThat(next).isEqualTo(1);
    }

    @Test
    void a_commit_fails_on_a_server_that_hangs() throws Exception {
        signal("STOP");
        try {
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        } finally {
            signal("CONT");
        }
    }

    @Test
    void a_statement_that_takes_long_is_let_go_on_and_nothing_stays_open() throws Exception {
        connection.close();
        // The server works, and a busy machine may not connect within the limit of 1 s
        connect(settings.migrationDataSource());
        assertThat(number("select count(*) from (select pg_sleep(3)) as waited"))
                .isEqualTo(1);
        do {
            Thread.sleep(100);
            // The figures are those of the begin of the transaction
            connection.commit();
        } while (number("select count(*) from pg_stat_activity where application_name = 'redress'") != 1);
    }
}
