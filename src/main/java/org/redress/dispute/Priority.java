package org.redress.dispute;

import java.util.Arrays;

/** Priority of a dispute among those of its merchant. */
public enum Priority {
    LOW(0),
    NORMAL(1),
    HIGH(2),
    URGENT(3);

    private final int id;

    Priority(int id) {
        this.id = id;
    }

    /** Returns the number in the database, higher for a higher priority. */
    public int id() {
        return id;
    }

    /** Returns the priority with a number of the database. */
    public static Priority withId(int id) {
        return Arrays.stream(values())
                .filter(priority -> priority.id == id)
                .findFirst()
                .orElseThrow();
    }
}
