package org.redress.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.redress.text.FoldedText;

/** Folds the keys of earlier versions, which were in lower case; those in ASCII are the same. */
// In Java, since SQL has no such folding
public final class FoldedKeysMigration implements JavaMigration {
    private static final int FETCHED = 1_000;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("1.20");
    }

    @Override
    public String getDescription() {
        return "folded keys";
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
        migrate(context.getConnection());
    }

    static void migrate(Connection connection) throws SQLException {
        fold(
                connection,
                "select id, email from customers where email is not null",
                "update customers set email_key = ? where id = ?",
                FoldedText::ofEmail);
        fold(
                connection,
                "select id, search_text from disputes",
                "update disputes set search_text = ? where id = ?",
                FoldedText::ofNumber);
    }

    private static void fold(Connection connection, String select, String update, UnaryOperator<String> folding)
            throws SQLException {
        try (Statement reading = connection.createStatement();
                PreparedStatement writing = connection.prepareStatement(update)) {
            reading.setFetchSize(FETCHED);
            try (ResultSet rows = reading.executeQuery(select)) {
                while (rows.next()) {
                    String text = rows.getString(2);
                    if (!FoldedText.isAscii(text)) {
                        writing.setString(1, folding.apply(text));
                        writing.setObject(2, rows.getObject(1));
                        writing.executeUpdate();
                    }
                }
            }
        }
    }
}
