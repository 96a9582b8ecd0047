package org.redress.connection;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.PGStatement;

/**
 * Custom plans of PostgreSQL for number searches. The generic plan fits only some search strings, since the best index
 * depends on how selective the string is.
 */
final class CustomPlan {
    /** SQL function of the search (migrations, {@link H2Functions}); its name marks the statements. */
    private static final String SEARCH_FUNCTION = "search_finds";

    private CustomPlan() {}

    /** Makes PostgreSQL plan each execution of a number search; leaves other statements and databases unchanged. */
    static void force(PreparedStatement statement, String sql) throws SQLException {
        if (statement instanceof PGStatement postgresql && sql.contains(SEARCH_FUNCTION)) {
            postgresql.setPrepareThreshold(0);
        }
    }
}
