package org.redress.system;

/** What the migrations define in SQL for PostgreSQL, for H2, which takes its functions from Java. */
public final class H2Functions {
    private H2Functions() {}

    /** @param numbers one to a line, lower case */
    public static boolean searchFinds(String numbers, String part) {
        return numbers.contains(part);
    }
}
