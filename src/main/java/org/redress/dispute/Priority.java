package org.redress.dispute;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Priority of a dispute among those of its merchant. */
public enum Priority {
    LOW(0),
    NORMAL(1),
    HIGH(2),
    URGENT(3);

    private static final Map<Integer, Priority> BY_ID =
            Arrays.stream(values()).collect(Collectors.toMap(Priority::id, Function.identity()));

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
        return Objects.requireNonNull(BY_ID.get(id));
    }
}
