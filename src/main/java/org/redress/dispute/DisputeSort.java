package org.redress.dispute;

import java.util.List;
import org.redress.paging.Cursor;

/**
 * In which order disputes are listed. The id always breaks ties, in the same direction; what has no value counts as
 * greater than everything that has one.
 */
public record DisputeSort(SortKey key, boolean ascending) {
    public static final DisputeSort DEFAULT =
            new DisputeSort(SortKey.named("CreatedAt").orElseThrow(), false);

    /** Name and direction, as a cursor bears them. */
    String name() {
        return key.name() + (ascending ? " asc" : " desc");
    }

    /** The other way round: how the page before a cursor is read. */
    DisputeSort reversed() {
        return new DisputeSort(key, !ascending);
    }

    /**
     * What comes after a row falls into parts, each a range of the index that is read from where it begins. Together they
     * would be an "or", for which PostgreSQL reads all that lies before.
     */
    enum Part {
        /** The same value, or none like the row, and a later id. */
        TIED,
        /** A value beyond the row's. */
        PAST,
        /** Both, which is as good where few have the same value. */
        TIED_OR_PAST,
        ABSENT,
        PRESENT
    }

    /** The parts after a row with this value, in their order; null = none, which counts as the greatest. */
    List<Part> partsAfter(Comparable<?> value) {
        if (value == null) {
            return ascending ? List.of(Part.TIED) : List.of(Part.TIED, Part.PRESENT);
        } else if (key.values() == SortKey.Values.FEW) {
            return List.of(Part.TIED, Part.PAST);
        }
        return ascending && key.values() == SortKey.Values.NULLABLE
                ? List.of(Part.TIED_OR_PAST, Part.ABSENT)
                : List.of(Part.TIED_OR_PAST);
    }

    Cursor cursorAt(DisputeRow row, boolean backward) {
        Object value = key.field().valueOf(row);
        return new Cursor(name(), value == null ? null : value.toString(), row.id(), backward);
    }

    /** @throws RuntimeException where the cursor is of another order or was tampered with */
    Comparable<?> valueOf(Cursor cursor) {
        if (!cursor.order().equals(name())) {
            throw new IllegalArgumentException("the cursor belongs to the order " + cursor.order());
        }
        return cursor.value() == null ? null : key.parser().apply(cursor.value());
    }
}
