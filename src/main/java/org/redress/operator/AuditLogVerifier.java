package org.redress.operator;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Verifies the hash chain of the audit log and reports the first entry that was modified, inserted or deleted. */
public final class AuditLogVerifier {
    // The log's own row has the length and the last hash: they reveal that last entries were deleted
    private static final String ENTRIES =
            """
            select l.length, l.hash as last_hash, e.position, e.happened_at, e.operator, e.merchant_id, e.action,
              e.detail, e.previous_hash, e.hash
            from audit_log l left join audit_entries e on 1 = 1 order by e.position""";
    private static final int FETCH_SIZE = 1_000;

    private AuditLogVerifier() {}

    /**
     * Result of a verification.
     *
     * @param entries number of entries read
     * @param broken first broken entry and its fault; null if all are intact
     */
    public record AuditReport(int entries, @Nullable String broken) {}

    /**
     * Verifies the whole log, up to the first broken entry.
     *
     * @throws SQLException if the database is unavailable or has no Redress schema
     */
    public static AuditReport verify(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            // With auto-commit, PostgreSQL would send all rows at once
            connection.setAutoCommit(false);
            statement.setFetchSize(FETCH_SIZE);
            ResultSet row = statement.executeQuery(ENTRIES);
            int position = 0;
            int length = 0;
            String hash = null;
            String expected = null;
            while (row.next()) {
                length = row.getInt("length");
                expected = row.getString("last_hash");
                if (row.getObject("position") != null) {
                    position++;
                    AuditEntry entry = entry(row, hash);
                    if (entry.getPosition() != position) {
                        return new AuditReport(position, "entry " + position + " is missing");
                    }
                    if (!entry.getHash().equals(row.getString("hash"))
                            || !Objects.equals(hash, row.getString("previous_hash"))) {
                        return new AuditReport(position, "entry " + position + " was modified");
                    }
                    hash = entry.getHash();
                }
            }
            boolean isComplete = position == length && Objects.equals(hash, expected);
            return new AuditReport(position, isComplete ? null : "entry " + (position + 1) + " is missing");
        }
    }

    private static AuditEntry entry(ResultSet row, @Nullable String previousHash) throws SQLException {
        return new AuditEntry(
                row.getInt("position"),
                previousHash,
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getString("operator"),
                row.getInt("merchant_id"),
                row.getString("action"),
                row.getString("detail"));
    }
}
