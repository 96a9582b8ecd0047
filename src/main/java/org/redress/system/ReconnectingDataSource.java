package org.redress.system;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Data source that the server's pool wraps; opens each connection to the configured {@link DatabaseSettings}. */
public class ReconnectingDataSource implements DataSource {
    private final DataSource source = DatabaseSettings.configured().apiDataSource();
    private final PacedConnector connector = new PacedConnector(
            source,
            ConfigProvider.getConfig(ReconnectingDataSource.class.getClassLoader())
                    .getValue("db.connects", Integer.class),
            System::nanoTime);
    private final StallWatch watch = new StallWatch(connector, System::nanoTime);
    private @Nullable String url;

    // Servers set each property of the definition
    public @Nullable String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return ReconnectingConnection.of(connector, watch, System::nanoTime);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
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
