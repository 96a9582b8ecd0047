package org.redress.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.database.PostgresqlBuilder;

/** One URL with several hosts. */
@Tag("database")
class DatabaseSettingsTest {
    private static EmbeddedPostgres primary;
    private static EmbeddedPostgres standby;

    @BeforeAll
    static void start() throws IOException {
        primary = PostgresqlBuilder.anywhere().start();
        // To the driver the same as a standby
        standby = PostgresqlBuilder.anywhere()
                .setServerConfig("default_transaction_read_only", "on")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        primary.close();
        standby.close();
    }

    private static DatabaseSettings database(int... ports) {
        StringBuilder hosts = new StringBuilder();
        for (int port : ports) {
            hosts.append(hosts.isEmpty() ? "" : ",").append("localhost:").append(port);
        }
        return new DatabaseSettings("jdbc:postgresql://" + hosts + "/postgres", "postgres", "");
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('" + setting + "')")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void of_several_hosts_the_primary_is_used_also_for_migrations() throws Exception {
        DatabaseSettings database = database(standby.getPort(), primary.getPort());
        try (Connection migration = database.migrationDataSource().getConnection();
                Connection api = inTheEnd(database.apiDataSource()::getConnection)) {
            assertThat(show(migration, "port")).isEqualTo(Integer.toString(primary.getPort()));
            assertThat(show(api, "port")).isEqualTo(Integer.toString(primary.getPort()));
            assertThat(api.getNetworkTimeout()).isEqualTo(10_000);
            assertThat(migration.getNetworkTimeout()).isZero();
        }
    }

    @Test
    void a_standby_alone_is_an_outage() {
        assertThatThrownBy(() -> database(standby.getPort()).apiDataSource().getConnection())
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"));
    }

    @Test
    void a_host_that_accepts_connections_and_is_silent_then_delays_no_more_than_the_first_attempt() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("localhost"))) {
            DatabaseSettings database = database(silent.getLocalPort(), primary.getPort());
            try (Connection first = database.apiDataSource().getConnection()) {
                // The limit of the silent host was over before that of the caller
                assertThat(show(first, "port")).isEqualTo(Integer.toString(primary.getPort()));
            } catch (SQLException e) {
                // The caller has given the attempt up
            }
            // Until the attempt has found out which host is silent
            try (Connection second = inTheEnd(database.apiDataSource()::getConnection)) {
                assertThat(show(second, "port")).isEqualTo(Integer.toString(primary.getPort()));
            }
        }
    }

    /** Repeats work for a minute until it succeeds: a busy machine may not connect within the limit of 1 s. */
    static <T> T inTheEnd(Callable<T> work) throws Exception {
        long start = System.nanoTime();
        while (true) {
            try {
                return work.call();
            } catch (SQLException e) {
                if (System.nanoTime() - start > TimeUnit.MINUTES.toNanos(1)) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }
}
