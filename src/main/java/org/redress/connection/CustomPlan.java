package org.redress.connection;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.postgresql.PGStatement;

/**
 * Custom plans of PostgreSQL for searches of numbers and words. The generic plan fits only some search strings, since
 * the best index depends on how selective the string is.
 */
final class CustomPlan {
    /** SQL functions of the searches (migrations, {@link H2Functions}); their names mark the statements. */
    private static final Pattern SEARCH_FUNCTION = Pattern.compile("search_finds|search_words_match");

    private CustomPlan() {}

    /** Makes PostgreSQL plan each execution of a search; leaves other statements and databases unchanged. */
    static void force(PreparedStatement statement, String sql) throws SQLException {
        if (statement instanceof PGStatement postgresql
                && SEARCH_FUNCTION.matcher(sql).find()) {
            postgresql.setPrepareThreshold(0);
        }
    }
}
