package org.redress.connection;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Data source that the server's pool wraps; opens each connection to the configured {@link DatabaseSettings}. */
public class ReconnectingDataSource implements DataSource {
    private final DataSource source = DatabaseSettings.configured().apiDataSource();
    private final Config config = ConfigProvider.getConfig(ReconnectingDataSource.class.getClassLoader());
    private final PacedConnector connector = paced(source);
    private final StallWatch watch = new StallWatch(connector, System::nanoTime);
    private final @Nullable ReadReplicas replicas = DatabaseSettings.replicas()
            .map(hosts -> new ReadReplicas(
                    paced(hosts.replicaDataSource()),
                    Duration.ofMillis(config.getValue("db.read-wait-millis", Integer.class)),
                    System::nanoTime))
            .orElse(null);
    private @Nullable String url;

    private PacedConnector paced(DataSource source) {
        return new PacedConnector(source, config.getValue("db.connects", Integer.class), System::nanoTime);
    }

    // Servers set each property of the definition
    public @Nullable String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return ReconnectingConnection.of(
                connector, watch, System::nanoTime, replicas == null ? null : new ReplicaConnection(replicas));
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
