package org.redress.system;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the database to the schema of this version before anything else starts. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@DataSourceDefinition(
        name = "java:app/jdbc/redress",
        className = "org.redress.system.DatabaseSource",
        url = "redress",
        initialPoolSize = 2,
        minPoolSize = 2,
        maxPoolSize = 20)
public class SchemaMigration {
    @Resource(lookup = "java:app/jdbc/redress")
    DataSource source;

    @PostConstruct
    void start() {
        migrate(source);
    }

    public static void migrate(DataSource source) {
        Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(source)
                .locations(locations(source).toArray(String[]::new))
                // Also beside a schema that a newer version has brought ahead (docs/operations.md, Upgrade)
                .ignoreMigrationPatterns("*:future")
                .load()
                .migrate();
    }

    private static List<String> locations(DataSource source) {
        List<String> locations = new ArrayList<>(List.of("classpath:db/migration"));
        try (Connection connection = source.getConnection()) {
            if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                locations.add("classpath:db/vendor/postgresql");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Settings db.url, db.user, db.password: no connection", e);
        }
        return locations;
    }
}
