package org.redress.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.paging.Cursor;

/**
 * Sort order of the list. Ties are broken by the id, in the same direction; null counts as greater than all values.
 */
public record DisputeSort(SortKey key, boolean ascending) {
    /** Newest first. */
    public static final DisputeSort DEFAULT =
            new DisputeSort(SortKey.named("CreatedAt").orElseThrow(), false);

    /** Returns name and direction, as stored in a cursor. */
    String name() {
        return key.name() + (ascending ? " asc" : " desc");
    }

    /** Returns the opposite order, in which the page before a cursor is read. */
    DisputeSort reversed() {
        return new DisputeSort(key, !ascending);
    }

    /**
     * A range of the index after a row. The rows after a cursor are read as up to two ranges: one query with OR would
     * make PostgreSQL scan all preceding rows.
     */
    enum KeysetRange {
        /** The row's value, or null like it, and a later id. */
        TIED,
        /** Values after the row's. */
        PAST,
        /** Both in one range, for columns with few equal values. */
        TIED_OR_PAST,
        /** Null. */
        ABSENT,
        /** Not null. */
        PRESENT
    }

    /**
     * Returns the ranges after a row, in their order.
     *
     * @param value of the row, or null
     */
    List<KeysetRange> rangesAfter(@Nullable Comparable<?> value) {
        if (value == null) {
            return ascending ? List.of(KeysetRange.TIED) : List.of(KeysetRange.TIED, KeysetRange.PRESENT);
        } else if (key.values() == SortKey.Values.FEW) {
            return List.of(KeysetRange.TIED, KeysetRange.PAST);
        }
        return ascending && key.values() == SortKey.Values.NULLABLE
                ? List.of(KeysetRange.TIED_OR_PAST, KeysetRange.ABSENT)
                : List.of(KeysetRange.TIED_OR_PAST);
    }

    /**
     * Returns the cursor at the edge of a page.
     *
     * @param backward whether the page ends before the row
     */
    Cursor cursorAt(DisputeRow row, boolean backward) {
        Object value = key.field().valueOf(row);
        return new Cursor(name(), value == null ? null : value.toString(), row.id(), backward);
    }

    /**
     * Returns the sort value of the cursor's row, or null.
     *
     * @throws RuntimeException if the cursor belongs to another order or was forged
     */
    @Nullable
    Comparable<?> valueOf(Cursor cursor) {
        if (!cursor.order().equals(name())) {
            throw new IllegalArgumentException("the cursor belongs to the order " + cursor.order());
        }
        return cursor.value() == null ? null : key.parser().apply(cursor.value());
    }
}
