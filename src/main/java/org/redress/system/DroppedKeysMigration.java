package org.redress.system;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** Drops the keys and references without a merchant; V1_21_2 adds those that begin with it. */
// In Java, since each database has chosen their names
public final class DroppedKeysMigration implements JavaMigration {
    // Foreign keys first: they depend on the others
    private static final String KEYS =
            """
            select table_name, constraint_name from information_schema.table_constraints
            where table_schema = current_schema and constraint_type in ('FOREIGN KEY', 'PRIMARY KEY', 'UNIQUE')
              and table_name in ('customers', 'channel_identities', 'orders', 'order_items', 'delivery_media',
                'disputes', 'timeline_entries', 'comments', 'comment_attachments', 'attachments', 'attachment_chunks',
                'attachment_thumbnails', 'thumbnail_jobs', 'staged_files', 'idempotency_records')
            order by constraint_type""";

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("1.21.1");
    }

    @Override
    public String getDescription() {
        return "dropped keys";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            List<String> drops = new ArrayList<>();
            try (ResultSet keys = statement.executeQuery(KEYS)) {
                while (keys.next()) {
                    drops.add("alter table " + keys.getString(1) + " drop constraint \"" + keys.getString(2) + '"');
                }
            }
            for (String drop : drops) {
                statement.execute(drop);
            }
        }
    }
}
