package org.redress.timeline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads timelines and finds the first entry that was changed, inserted or removed after it was written. */
public final class TimelineVerifier {
    // The dispute has the length and the last hash of its timeline, which reveals a truncation
    private static final String ENTRIES =
            """
            select d.id, d.ticket_number, d.timeline_length, d.timeline_hash, e.position, e.happened_at, e.action,
              e.actor, e.actor_name, e.source, e.status_before, e.status_after, e.reference, e.amount, e.detail,
              e.previous_hash, e.hash
            from disputes d left join timeline_entries e on e.dispute_id = d.id""";
    private static final String IN_ORDER = " order by d.id, e.position";
    private static final int FETCHED = 1_000;

    private long disputes;
    private long entries;
    private UUID disputeId;
    private String name;
    private int length;
    private String hash;
    private int position;
    private String lastHash;

    /**
     * Result of a verification.
     *
     * @param broken description of the first broken entry; null if all are intact
     */
    public record VerificationReport(long disputes, long entries, String broken) {}

    /**
     * Verifies one timeline or all of them, up to the first broken entry.
     *
     * @param only id of the dispute; null for all disputes
     */
    public VerificationReport verify(DataSource database, UUID only) throws SQLException {
        String query = ENTRIES + (only == null ? "" : " where d.id = ?") + IN_ORDER;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            // Otherwise PostgreSQL sends all rows at once
            connection.setAutoCommit(false);
            statement.setFetchSize(FETCHED);
            if (only != null) {
                statement.setObject(1, only);
            }
            ResultSet row = statement.executeQuery();
            String broken = null;
            while (broken == null && row.next()) {
                broken = next(row);
            }
            return new VerificationReport(disputes, entries, broken == null ? end() : broken);
        }
    }

    private String next(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        if (!id.equals(disputeId)) {
            String cut = end();
            if (cut != null) {
                return cut;
            }
            begin(id, row);
        }
        return row.getObject("position") == null ? null : entry(row);
    }

    private void begin(UUID id, ResultSet row) throws SQLException {
        disputes++;
        disputeId = id;
        name = "dispute " + id + " (ticket " + row.getLong("ticket_number") + ")";
        length = row.getInt("timeline_length");
        hash = row.getString("timeline_hash");
        position = 0;
        lastHash = null;
    }

    private String entry(ResultSet row) throws SQLException {
        entries++;
        int found = row.getInt("position");
        if (found != position + 1) {
            return name + ": entry " + (position + 1) + " is missing";
        }
        position = found;
        String expected = event(row).hash(disputeId, position, lastHash);
        boolean whole =
                expected.equals(row.getString("hash")) && Objects.equals(lastHash, row.getString("previous_hash"));
        lastHash = expected;
        return whole ? null : name + ": entry " + position + " is not what was written";
    }

    private String end() {
        if (disputeId == null || position == length && Objects.equals(lastHash, hash)) {
            return null;
        }
        return position < length
                ? name + ": entry " + (position + 1) + " is missing"
                : name + ": entry " + position + " is not the last that was written";
    }

    private static TimelineEvent event(ResultSet row) throws SQLException {
        String reference = row.getString("reference");
        return new TimelineEvent(
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getString("action"),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("source"),
                row.getObject("status_before", Integer.class),
                row.getObject("status_after", Integer.class),
                reference == null ? null : UUID.fromString(reference),
                row.getBigDecimal("amount"),
                row.getString("detail"));
    }
}
