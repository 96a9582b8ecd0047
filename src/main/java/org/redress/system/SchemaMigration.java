package org.redress.system;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import org.flywaydb.core.Flyway;
import org.redress.limits.Bulkhead;

/** Brings the database to the schema of this version before anything else starts. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@DataSourceDefinition(
        name = "java:app/jdbc/redress",
        className = "org.redress.system.ReconnectingDataSource",
        url = "redress",
        initialPoolSize = 2,
        minPoolSize = 2,
        maxPoolSize = Bulkhead.MAX_PERMITS)
public class SchemaMigration {
    /** A database that starts together with us is waited for: 1, 2, 4, 8 and 16 seconds. */
    private static final int CONNECT_RETRIES = 5;

    @PostConstruct
    void start() {
        migrate(DatabaseSettings.configured());
    }

    public static void migrate(DatabaseSettings database) {
        String vendor = database.isPostgresql() ? "postgresql" : "h2";
        Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(database.migrationDataSource())
                .connectRetries(CONNECT_RETRIES)
                .locations("classpath:db/migration", "classpath:db/vendor/" + vendor)
                // Also beside a schema that a newer version has brought ahead (docs/operations.md, Upgrade)
                .ignoreMigrationPatterns("*:future")
                .load()
                .migrate();
    }
}
