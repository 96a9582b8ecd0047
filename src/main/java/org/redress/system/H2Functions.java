package org.redress.system;

/** SQL functions for H2, which the migrations define in SQL for PostgreSQL. */
public final class H2Functions {
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
}
