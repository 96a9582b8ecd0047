package org.redress.system;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections to the database of the settings db.url, db.user and db.password; without them to an H2 in memory. It
 * keeps none: the server's pool wraps it.
 */
public class DatabaseSource implements DataSource {
    private static final String IN_MEMORY = "jdbc:h2:mem:redress;DB_CLOSE_DELAY=-1";

    /** What makes H2 keep time, sort and name things as PostgreSQL does. */
    private static final Map<String, String> H2_LIKE_POSTGRESQL = Map.of(
            "MODE", "PostgreSQL", "DATABASE_TO_LOWER", "TRUE", "DEFAULT_NULL_ORDERING", "HIGH", "TIME ZONE", "UTC");

    private final DataSource source;
    private String url;

    public DatabaseSource() {
        this(ConfigProvider.getConfig(DatabaseSource.class.getClassLoader()));
    }

    private DatabaseSource(Config config) {
        this(
                config.getOptionalValue("db.url", String.class).orElse(IN_MEMORY),
                config.getOptionalValue("db.user", String.class).orElse("sa"),
                config.getOptionalValue("db.password", String.class).orElse(""));
    }

    public DatabaseSource(String url, String user, String password) {
        if (url.startsWith("jdbc:postgresql:")) {
            PGSimpleDataSource postgresql = new PGSimpleDataSource();
            postgresql.setURL(url);
            postgresql.setUser(user);
            postgresql.setPassword(password);
            // EclipseLink sends an absent UUID as an absent text; PostgreSQL may take it for what the column is
            postgresql.setStringType("unspecified");
            // What PostgreSQL tells of a refused row is the row itself, and would stand in the log
            postgresql.setLogServerErrorDetail(false);
            source = postgresql;
        } else if (url.startsWith("jdbc:h2:")) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL(likePostgresql(url));
            h2.setUser(user);
            h2.setPassword(password);
            source = h2;
        } else {
            throw new IllegalStateException("Setting db.url (DB_URL): neither jdbc:postgresql: nor jdbc:h2:");
        }
    }

    private static String likePostgresql(String url) {
        StringBuilder complete = new StringBuilder(url);
        H2_LIKE_POSTGRESQL.forEach((name, value) -> {
            if (!url.contains(";" + name + "=")) {
                complete.append(';').append(name).append('=').append(value);
            }
        });
        return complete.toString();
    }

    // Servers set what stands in the definition, whether it is wanted or not
    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return source.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return source.getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        source.setLogWriter(writer);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || source.isWrapperFor(type);
    }
}
