package org.redress.connection;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGStatement;

/**
 * Custom plans of PostgreSQL for searches of numbers and words. The generic plan fits only some search strings, since
 * the best index depends on how selective the string is.
 */
final class CustomPlan {
    /** SQL functions of the searches (migrations, {@link H2Functions}); their names mark the statements. */
    private static final List<String> SEARCH_FUNCTIONS = List.of("search_finds", "search_words_match");

    private CustomPlan() {}

    /** Makes PostgreSQL plan each execution of a search; leaves other statements and databases unchanged. */
    static void force(PreparedStatement statement, String sql) throws SQLException {
        if (statement instanceof PGStatement postgresql
                && SEARCH_FUNCTIONS.stream().anyMatch(sql::contains)) {
            postgresql.setPrepareThreshold(0);
        }
    }
}
