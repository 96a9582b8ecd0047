package org.redress.system;

import java.util.Map;

/**
 * Command that migrates the database to the schema of this version, as the start of a node does, and ends. It reads
 * DB_URL, DB_USER and DB_PASSWORD. Exit status: 0 migrated, 1 failed, 2 no DB_URL.
 */
public final class MigrateSchemaCommand {
    private MigrateSchemaCommand() {}

    /** @param arguments none */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        String url = environment.get("DB_URL");
        if (url == null) {
            System.err.println("Set DB_URL, DB_USER and DB_PASSWORD as for the server.");
            System.exit(2);
            return;
        }
        SchemaMigration.migrate(new DatabaseSettings(
                url, environment.getOrDefault("DB_USER", "sa"), environment.getOrDefault("DB_PASSWORD", "")));
        System.out.println("The schema is that of this version.");
    }
}
