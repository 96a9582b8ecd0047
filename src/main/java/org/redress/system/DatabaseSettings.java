package org.redress.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Where the cases are kept: settings db.url, db.user and db.password, or without them an H2 in memory. */
public record DatabaseSettings(String url, String user, String password) {
    private static final String IN_MEMORY = "jdbc:h2:mem:redress;DB_CLOSE_DELAY=-1";

    private static final int CONNECT_SECONDS = 1;
    private static final int STATEMENT_SECONDS = 5;
    private static final int SOCKET_SECONDS = 2 * STATEMENT_SECONDS;
    private static final int IDLE_IN_TRANSACTION_SECONDS = 10;

    /** What makes H2 keep time, sort and name things as PostgreSQL does. */
    private static final Map<String, String> H2_LIKE_POSTGRESQL = Map.of(
            "MODE", "PostgreSQL", "DATABASE_TO_LOWER", "TRUE", "DEFAULT_NULL_ORDERING", "HIGH", "TIME ZONE", "UTC");

    public DatabaseSettings {
        if (!url.startsWith("jdbc:postgresql:") && !url.startsWith("jdbc:h2:")) {
            throw new IllegalStateException("Setting db.url (DB_URL): neither jdbc:postgresql: nor jdbc:h2:");
        }
    }

    static DatabaseSettings configured() {
        Config config = ConfigProvider.getConfig(DatabaseSettings.class.getClassLoader());
        return new DatabaseSettings(
                config.getOptionalValue("db.url", String.class).orElse(IN_MEMORY),
                config.getOptionalValue("db.user", String.class).orElse("sa"),
                config.getOptionalValue("db.password", String.class).orElse(""));
    }

    boolean isPostgresql() {
        return url.startsWith("jdbc:postgresql:");
    }

    /** For the calls of the API: no connecting, statement or abandoned transaction takes long. */
    public DataSource apiDataSource() {
        if (!isPostgresql()) {
            return h2();
        }
        PGSimpleDataSource postgresql = postgresql();
        postgresql.setConnectTimeout(CONNECT_SECONDS);
        postgresql.setLoginTimeout(CONNECT_SECONDS);
        postgresql.setSocketTimeout(SOCKET_SECONDS);
        postgresql.setOptions("-c statement_timeout=" + STATEMENT_SECONDS + "s"
                + " -c idle_in_transaction_session_timeout=" + IDLE_IN_TRANSACTION_SECONDS + "s");
        return postgresql;
    }

    /** For migrations, which may take their time. */
    public DataSource migrationDataSource() {
        return isPostgresql() ? postgresql() : h2();
    }

    private PGSimpleDataSource postgresql() {
        PGSimpleDataSource postgresql = new UtcDataSource();
        postgresql.setURL(url);
        postgresql.setUser(user);
        postgresql.setPassword(password);
        postgresql.setTcpKeepAlive(true);
        postgresql.setApplicationName("redress");
        // EclipseLink sends an absent UUID as an absent text; PostgreSQL may take it for what the column is
        postgresql.setStringType("unspecified");
        // What PostgreSQL tells of a refused row is the row itself, and would stand in the log
        postgresql.setLogServerErrorDetail(false);
        return postgresql;
    }

    /** Its sessions keep time in UTC, as those of H2 do: left alone, the driver tells them the zone of this machine. */
    private static final class UtcDataSource extends PGSimpleDataSource {
        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            Connection connection = super.getConnection(user, password);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set time zone 'UTC'");
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
    }

    private JdbcDataSource h2() {
        StringBuilder complete = new StringBuilder(url);
        H2_LIKE_POSTGRESQL.forEach((name, value) -> {
            if (!url.contains(";" + name + "=")) {
                complete.append(';').append(name).append('=').append(value);
            }
        });
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(complete.toString());
        h2.setUser(user);
        h2.setPassword(password);
        return h2;
    }
}
