package org.redress.system;

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
    // its timeline in hexadecimal digits
    private static final String FLUSHED = "select ('x' || left(pg_walfile_name(l), 8))::bit(32)::int,"
            + " pg_wal_lsn_diff(l, '0/0') from pg_current_wal_flush_lsn() l"
            + " where current_setting('synchronous_commit') <> 'off'";
    // The timeline of the last restart point: never later than the one that is replayed
    private static final String REPLAYED = "select timeline_id, pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')"
            + " from pg_control_checkpoint() where pg_is_in_recovery()";

    /**
     * Returns the position up to which a primary has flushed its log.
     *
     * @throws SQLException also if the server acknowledges commits before it flushes them
     */
    static LogPosition flushed(Connection primary) throws SQLException {
        return read(primary, FLUSHED);
    }

    /**
     * Returns the position up to which a replica has replayed the log.
     *
     * @throws SQLException also if the server has become a primary
     */
    static LogPosition replayed(Connection replica) throws SQLException {
        return read(replica, REPLAYED);
    }

    private static LogPosition read(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("the server is of another kind", "08006");
            }
            return new LogPosition(row.getInt(1), row.getLong(2));
        }
    }

    /**
     * Returns whether a replica at the other position has all that is before this one. A replica of another timeline
     * may be further and yet lack changes of the new primary.
     */
    boolean isReachedBy(LogPosition replayed) {
        return replayed.timeline == timeline && replayed.bytes >= bytes;
    }
}
