package org.redress.system;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import org.redress.connection.DatabaseSettings;
import org.redress.limits.Bulkhead;

/** Defines the server's pool of connections to the {@link DatabaseSettings} (ADR 7). */
@Singleton
@DataSourceDefinition(
        name = "java:app/jdbc/redress",
        className = "org.redress.connection.ReconnectingDataSource",
        url = "redress",
        initialPoolSize = 2,
        minPoolSize = 2,
        maxPoolSize = Bulkhead.MAX_PERMITS)
public class ConnectionPool {}
