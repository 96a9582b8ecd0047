package org.redress.search;

import org.jspecify.annotations.Nullable;

/**
 * Range of values, both ends included.
 *
 * @param from null for no limit
 * @param to null for no limit
 */
public record Range<T extends Comparable<? super T>>(@Nullable T from, @Nullable T to) {
    /** Returns the range of all values. */
    static <T extends Comparable<? super T>> Range<T> all() {
        return new Range<>(null, null);
    }

    /** Returns whether no value is in the range. */
    boolean isEmpty() {
        return from != null && to != null && from.compareTo(to) > 0;
    }
}
