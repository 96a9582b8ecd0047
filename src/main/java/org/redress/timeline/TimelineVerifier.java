package org.redress.timeline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the hash chains of timelines and reports the first entry that was modified, inserted or deleted.
 * Holds the state of one run: use an instance once.
 */
public final class TimelineVerifier {
    // The dispute's own row has the length and the last hash: they reveal that last entries were deleted. Only a
    // dispute that is older than timelines (V1_4) and has version 0, that of a dispute without changes since, may have
    // no entry. A day more, since Flyway records local times
    private static final String ENTRIES =
            """
            select d.id, d.ticket_number, d.timeline_length, d.timeline_hash, e.position, e.happened_at, e.action,
              e.actor, e.actor_name, e.source, e.status_before, e.status_after, e.reference, e.amount, e.detail,
              e.previous_hash, e.hash,
              d.version = 0 and d.created_at < (select max(m.installed_on) + interval '1' day
                from flyway_schema_history m where m.version = '1.4') as predates_timelines
            from disputes d left join timeline_entries e on e.merchant_id = d.merchant_id and e.dispute_id = d.id""";
    private static final String IN_ORDER = " order by d.merchant_id, d.id, e.position";
    private static final int FETCH_SIZE = 1_000;

    private long disputes;
    private long entries;
    private @Nullable UUID disputeId;
    private String label = "";
    private int length;
    private @Nullable String hash;
    private boolean canBeEmpty;
    private int position;
    private @Nullable String lastHash;

    /**
     * Result of a verification.
     *
     * @param disputes number of disputes read
     * @param entries number of entries read
     * @param broken first broken timeline with its dispute, entry and fault; null if all are intact
     */
    public record VerificationReport(long disputes, long entries, @Nullable String broken) {}

    /**
     * Verifies the timelines of all merchants, up to the first broken one.
     *
     * @throws SQLException if the database is unavailable or has no Redress schema
     */
    public VerificationReport verify(DataSource database) throws SQLException {
        return verify(database, ENTRIES + IN_ORDER);
    }

    /**
     * Verifies the timeline of one dispute.
     *
     * @throws SQLException if the database is unavailable or has no Redress schema
     */
    public VerificationReport verify(DataSource database, int merchantId, UUID disputeId) throws SQLException {
        return verify(
                database,
                ENTRIES + " and e.merchant_id = ? where d.merchant_id = ? and d.id = ?" + IN_ORDER,
                merchantId,
                merchantId,
                disputeId);
    }

    private VerificationReport verify(DataSource database, String query, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            // With auto-commit, PostgreSQL would send all rows at once
            connection.setAutoCommit(false);
            statement.setFetchSize(FETCH_SIZE);
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            ResultSet row = statement.executeQuery();
            String broken = null;
            while (broken == null && row.next()) {
                broken = next(row);
            }
            return new VerificationReport(disputes, entries, broken == null ? end() : broken);
        }
    }

    private @Nullable String next(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        if (!id.equals(disputeId)) {
            String fault = end();
            if (fault != null) {
                return fault;
            }
            begin(id, row);
        }
        return row.getObject("position") == null ? null : entry(row);
    }

    private void begin(UUID id, ResultSet row) throws SQLException {
        disputes++;
        disputeId = id;
        label = "dispute " + id + " (ticket " + row.getLong("ticket_number") + ")";
        length = row.getInt("timeline_length");
        hash = row.getString("timeline_hash");
        canBeEmpty = row.getBoolean("predates_timelines");
        position = 0;
        lastHash = null;
    }

    private @Nullable String entry(ResultSet row) throws SQLException {
        entries++;
        int actual = row.getInt("position");
        if (actual != position + 1) {
            return label + ": entry " + (position + 1) + " is missing";
        }
        position = actual;
        String expected = event(row).hash(Objects.requireNonNull(disputeId), position, lastHash);
        boolean intact =
                expected.equals(row.getString("hash")) && Objects.equals(lastHash, row.getString("previous_hash"));
        lastHash = expected;
        return intact ? null : label + ": entry " + position + " was modified";
    }

    private @Nullable String end() {
        boolean isComplete = position == length && Objects.equals(lastHash, hash) && (length > 0 || canBeEmpty);
        if (disputeId == null || isComplete) {
            return null;
        }
        return position < length || position == 0
                ? label + ": entry " + (position + 1) + " is missing"
                : label + ": entry " + position + " is not the last one written";
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
