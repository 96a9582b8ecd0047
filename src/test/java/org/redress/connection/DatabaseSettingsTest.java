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
    void of_several_hosts_the_primary_is_used_also_for_migrations() throws SQLException {
        DatabaseSettings database = database(standby.getPort(), primary.getPort());
        try (Connection migration = database.migrationDataSource().getConnection();
                Connection api = database.apiDataSource().getConnection()) {
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
            assertThatThrownBy(() -> database.apiDataSource().getConnection()).isInstanceOf(SQLException.class);
            // Until the attempt, given up by its caller, has found out which host is silent
            try (Connection second = inTheEnd(database)) {
                assertThat(show(second, "port")).isEqualTo(Integer.toString(primary.getPort()));
            }
        }
    }

    private static Connection inTheEnd(DatabaseSettings database) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return database.apiDataSource().getConnection();
            } catch (SQLException e) {
                if (attempt == 10) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }
}
