package org.redress.system;

import java.util.Optional;
import org.redress.connection.DatabaseSettings;

/**
 * Command that migrates the database to the schema of this version, as the start of a node does, and ends. It reads
 * DB_URL, DB_USER and DB_PASSWORD. Exit status: 0 migrated, 1 failed, 2 no DB_URL.
 */
public final class MigrateSchemaCommand {
    private MigrateSchemaCommand() {}

    /** @param arguments none */
    public static void main(String[] arguments) {
        Optional<DatabaseSettings> database = DatabaseSettings.ofEnvironment(System.getenv());
        if (database.isEmpty()) {
            System.err.println("Set DB_URL, DB_USER and DB_PASSWORD as for the server.");
            System.exit(2);
            return;
        }
        SchemaMigration.migrate(database.get());
        System.out.println("The schema is that of this version.");
    }
}
