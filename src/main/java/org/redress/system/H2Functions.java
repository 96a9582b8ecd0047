package org.redress.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.redress.fulltext.SearchQuery;

/** SQL functions for H2, which the migrations define in SQL for PostgreSQL. */
public final class H2Functions {
    /** Rows of creation_locks that a merchant may have. */
    private static final int SLOTS = 1024;

    private H2Functions() {}

    /**
     * Returns whether one of the numbers contains the search string.
     *
     * @param numbers one a line, in lower case
     * @param part search string in lower case, without line breaks
     */
    public static boolean searchFinds(String numbers, String part) {
        return numbers.contains(part);
    }

    /**
     * Returns whether the words of a document match a query.
     *
     * @param words of the dispute, separated by blanks
     * @param customerWords of its customer, separated by blanks
     * @param query expression of a {@link SearchQuery}
     */
    public static boolean searchWordsMatch(int merchant, String words, String customerWords, String query) {
        return new SearchQuery(query)
                .matches(merchant, Stream.of(words, customerWords).flatMap(part -> Stream.of(part.split(" "))));
    }

    /**
     * Locks the rows of creation_locks that stand for a merchant's keys, in ascending order, until the transaction
     * ends. Adds those that are missing.
     *
     * @param connection of the transaction, provided by H2
     * @param keys array of integers in PostgreSQL's notation, such as {1,2}
     * @return number of rows
     */
    public static int lockForCreation(Connection connection, int merchant, String keys) throws SQLException {
        IntStream slots = Stream.of(keys.replaceAll("[{}]", "").split(","))
                .mapToInt(key -> Math.floorMod(key.hashCode(), SLOTS))
                .distinct()
                .sorted();
        int locked = 0;
        String lock = "merge into creation_locks (merchant_id, slot) values (?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(lock)) {
            for (int slot : slots.toArray()) {
                statement.setInt(1, merchant);
                statement.setInt(2, slot);
                statement.executeUpdate();
                locked++;
            }
        }
        return locked;
    }
}
