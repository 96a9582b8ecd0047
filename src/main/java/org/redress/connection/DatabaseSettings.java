package org.redress.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connection settings of the database: db.url, db.user and db.password. Without db.url it is an H2 in memory.
 *
 * @param url JDBC URL of PostgreSQL or H2
 */
public record DatabaseSettings(String url, String user, String password) {
    private static final String IN_MEMORY = "jdbc:h2:mem:redress;DB_CLOSE_DELAY=-1";

    private static final int CONNECT_SECONDS = 1;
    private static final int MIGRATION_CONNECT_SECONDS = 10;
    private static final int STATEMENT_SECONDS = 5;
    private static final int SOCKET_SECONDS = 2 * STATEMENT_SECONDS;
    private static final int IDLE_IN_TRANSACTION_SECONDS = 10;
    private static final int MILLIS = 1_000;

    // Time zone, sort order and names as in PostgreSQL
    private static final Map<String, String> H2_LIKE_POSTGRESQL = Map.of(
            "MODE", "PostgreSQL", "DATABASE_TO_LOWER", "TRUE", "DEFAULT_NULL_ORDERING", "HIGH", "TIME ZONE", "UTC");

    /** @throws IllegalStateException if the URL is neither PostgreSQL's nor H2's */
    public DatabaseSettings {
        if (!url.startsWith("jdbc:postgresql:") && !url.startsWith("jdbc:h2:")) {
            throw new IllegalStateException("setting db.url (DB_URL): neither jdbc:postgresql: nor jdbc:h2:");
        }
    }

    /** Returns the settings of the server. */
    public static DatabaseSettings configured() {
        Config config = ConfigProvider.getConfig(DatabaseSettings.class.getClassLoader());
        return new DatabaseSettings(
                config.getOptionalValue("db.url", String.class).orElse(IN_MEMORY),
                config.getOptionalValue("db.user", String.class).orElse("sa"),
                config.getOptionalValue("db.password", String.class).orElse(""));
    }

    /** Returns the settings of a command, of DB_URL, DB_USER and DB_PASSWORD; empty without DB_URL. */
    public static Optional<DatabaseSettings> ofEnvironment(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("DB_URL"))
                .map(url -> new DatabaseSettings(
                        url, environment.getOrDefault("DB_USER", "sa"), environment.getOrDefault("DB_PASSWORD", "")));
    }

    /** Returns the settings of the replicas, which have the primary's user; empty without db.read-url. */
    static Optional<DatabaseSettings> replicas() {
        DatabaseSettings primary = configured();
        return ConfigProvider.getConfig(DatabaseSettings.class.getClassLoader())
                .getOptionalValue("db.read-url", String.class)
                .map(url -> new DatabaseSettings(url, primary.user(), primary.password()));
    }

    public boolean isPostgresql() {
        return url.startsWith("jdbc:postgresql:");
    }

    /**
     * Returns the data source for the calls of the API. Connecting is limited to 1 s, a statement to 5 s, a read from
     * the socket and an idle transaction to 10 s each; H2 has no limits.
     */
    public DataSource apiDataSource() {
        if (!isPostgresql()) {
            return h2();
        }
        return hurried();
    }

    /** Returns the data source for reads, with the same limits: replicas only, in random order. */
    DataSource replicaDataSource() {
        PGSimpleDataSource replicas = hurried();
        replicas.setTargetServerType("secondary");
        replicas.setLoadBalanceHosts(true);
        return replicas;
    }

    private PGSimpleDataSource hurried() {
        PGSimpleDataSource postgresql = postgresql(CONNECT_SECONDS, SOCKET_SECONDS);
        // Of all hosts together: the caller waits
        postgresql.setLoginTimeout(CONNECT_SECONDS);
        postgresql.setOptions("-c statement_timeout=" + STATEMENT_SECONDS + "s"
                + " -c idle_in_transaction_session_timeout=" + IDLE_IN_TRANSACTION_SECONDS + "s");
        return postgresql;
    }

    /** Returns the data source for migrations and commands. Only connecting to a host is limited, to 10 s. */
    public DataSource migrationDataSource() {
        return isPostgresql() ? postgresql(MIGRATION_CONNECT_SECONDS, 0) : h2();
    }

    /**
     * @param connectSeconds time for a host to accept a connection, and to answer at its login
     * @param readSeconds time to answer on an open connection; 0 for no limit
     */
    private PGSimpleDataSource postgresql(int connectSeconds, int readSeconds) {
        PGSimpleDataSource postgresql = new UtcDataSource(readSeconds);
        postgresql.setURL(url);
        // Also a single host, as it may be a proxy: a connection to a standby would refuse each change
        postgresql.setTargetServerType("primary");
        postgresql.setConnectTimeout(connectSeconds);
        // Limits the login: the driver prefers other hosts to one that accepts a connection and is silent then
        postgresql.setSocketTimeout(connectSeconds);
        postgresql.setUser(user);
        postgresql.setPassword(password);
        postgresql.setTcpKeepAlive(true);
        postgresql.setApplicationName("redress");
        // A batch of inserts as a few statements with many rows each
        postgresql.setReWriteBatchedInserts(true);
        // EclipseLink sends a null UUID as a null text; unspecified lets PostgreSQL use the type of the column
        postgresql.setStringType("unspecified");
        // The detail of a constraint violation is the row itself: personal data in the log
        postgresql.setLogServerErrorDetail(false);
        return postgresql;
    }

    /** PostgreSQL with sessions in UTC, as in H2; the driver would set the time zone of this machine. */
    private static final class UtcDataSource extends PGSimpleDataSource {
        private final int readSeconds;

        UtcDataSource(int readSeconds) {
            this.readSeconds = readSeconds;
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            Connection connection = super.getConnection(user, password);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set time zone 'UTC'");
                connection.setNetworkTimeout(Runnable::run, readSeconds * MILLIS);
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
