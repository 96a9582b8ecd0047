package org.redress.system;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.redress.connection.DatabaseSettings;

/** Migrates the database to the schema of this version, before other startup beans run. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaMigration {
    // A database that starts at the same time is waited for: 1, 2, 4, 8 and 16 seconds
    private static final int CONNECT_RETRIES = 5;

    @PostConstruct
    void start() {
        migrate(DatabaseSettings.configured());
    }

    /**
     * Applies the migrations that are missing.
     *
     * @throws org.flywaydb.core.api.FlywayException if the database is unavailable or a migration fails
     */
    public static void migrate(DatabaseSettings database) {
        configuration(database).load().migrate();
    }

    static FluentConfiguration configuration(DatabaseSettings database) {
        String vendor = database.isPostgresql() ? "postgresql" : "h2";
        return Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(database.migrationDataSource())
                .connectRetries(CONNECT_RETRIES)
                .locations("classpath:db/migration", "classpath:db/vendor/" + vendor)
                .javaMigrations(new FoldedKeysMigration(), new DroppedKeysMigration())
                // A newer version may have migrated the schema already (docs/operations.md, Upgrade)
                .ignoreMigrationPatterns("*:future");
    }
}
