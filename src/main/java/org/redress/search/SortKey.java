package org.redress.search;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.redress.dispute.Dispute;

/**
 * A sort order of the list.
 *
 * @param name on the wire
 * @param field column to sort by
 * @param values distribution of the column, by which pages are read
 * @param parser of the column's value in a cursor; throws a RuntimeException for a text that no column can hold
 */
public record SortKey(
        String name, DisputeField field, Values values, Function<String, ? extends Comparable<?>> parser) {
    /** Distribution of a column's values. */
    enum Values {
        /** Never null, and mostly distinct. */
        PRESENT,
        /** Null in some disputes. */
        NULLABLE,
        /** Never null, and shared by very many disputes. */
        FEW
    }

    /** Finds a sort order by its name on the wire, in any case. */
    public static Optional<SortKey> named(String name) {
        return DisputeField.SORT_KEYS.stream()
                .filter(key -> key.name.equalsIgnoreCase(name))
                .findFirst();
    }

    /** Returns the attribute of {@link Dispute} to sort by. */
    String attribute() {
        return Objects.requireNonNull(field.path()).substring("d.".length());
    }

    static Instant instant(String text) {
        return Instant.parse(matching("\\d{4}-[\\dT:.-]+Z", text));
    }

    static BigDecimal amount(String text) {
        return new BigDecimal(matching("\\d{1,15}(\\.\\d{1,4})?", text));
    }

    static String text(String text) {
        return matching("[^\\x00]{0,64}", text);
    }

    static String name(String text) {
        return matching("[^\\x00]{0,510}", text);
    }

    static Long ticketNumber(String text) {
        return Long.valueOf(matching("\\d{1,18}", text));
    }

    static Integer id(String text) {
        return Integer.valueOf(matching("\\d{1,9}", text));
    }

    // A cursor may be forged: a value that no column can hold must not get as far as a query
    private static String matching(String form, String text) {
        if (!text.matches(form)) {
            throw new IllegalArgumentException("no row has this value");
        }
        return text;
    }
}
