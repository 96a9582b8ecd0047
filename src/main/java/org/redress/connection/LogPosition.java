package org.redress.connection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Position in PostgreSQL's write-ahead log.
 *
 * @param timeline number of the history of the log; a new primary begins a new one
 * @param bytes bytes of the log before the position
 */
record LogPosition(int timeline, long bytes) {
    // Each acknowledged commit is flushed, unless synchronous_commit is off. The name of a file of the log begins with
    // its timeline. Without a cast or a FROM, which cost the primary more than the answer
    private static final String FLUSHED = "select pg_walfile_name(pg_current_wal_flush_lsn()),"
            + " pg_current_wal_flush_lsn(), current_setting('synchronous_commit')";
    // The timeline of the last restart point: never later than the one that is replayed
    private static final String REPLAYED =
            "select timeline_id, pg_last_wal_replay_lsn() from pg_control_checkpoint() where pg_is_in_recovery()";
    private static final int TIMELINE_DIGITS = 8;
    private static final int HEXADECIMAL = 16;
    private static final int LOW_BITS = 32;

    /**
     * Returns the position up to which a primary has flushed its log.
     *
     * @throws SQLException also if the server acknowledges commits before it flushes them
     */
    static LogPosition flushed(Connection primary) throws SQLException {
        try (PreparedStatement statement = primary.prepareStatement(FLUSHED);
                ResultSet row = statement.executeQuery()) {
            row.next();
            if ("off".equals(row.getString(3))) {
                throw new SQLException("synchronous_commit is off", "55000");
            }
            String file = row.getString(1);
            return new LogPosition(
                    Integer.parseUnsignedInt(file.substring(0, TIMELINE_DIGITS), HEXADECIMAL), bytes(row.getString(2)));
        }
    }

    /**
     * Returns the position up to which a replica has replayed the log.
     *
     * @throws SQLException also if the server has become a primary
     */
    static LogPosition replayed(Connection replica) throws SQLException {
        try (PreparedStatement statement = replica.prepareStatement(REPLAYED);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("the server is no replica any more", "08006");
            }
            return new LogPosition(row.getInt(1), bytes(row.getString(2)));
        }
    }

    /** Reads the text of a pg_lsn: two hexadecimal numbers of 32 bits each, such as 16/B374D848. */
    private static long bytes(String lsn) {
        int slash = lsn.indexOf('/');
        return Long.parseLong(lsn.substring(0, slash), HEXADECIMAL) << LOW_BITS
                | Long.parseLong(lsn.substring(slash + 1), HEXADECIMAL);
    }

    /**
     * Returns whether a replica at the other position has all that is before this one. A replica of another timeline
     * may be further and yet lack changes of the new primary.
     */
    boolean isReachedBy(LogPosition replayed) {
        return replayed.timeline == timeline && replayed.bytes >= bytes;
    }
}
