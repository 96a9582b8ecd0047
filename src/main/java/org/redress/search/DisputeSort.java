package org.redress.search;

import jakarta.persistence.metamodel.SingularAttribute;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.redress.dispute.Dispute;
import org.redress.dispute.Dispute_;
import org.redress.paging.Cursor;

/**
 * In which order disputes are listed. The id always breaks ties, in the same direction; what has no value counts as
 * greater than everything that has one.
 */
public record DisputeSort(SortKey key, boolean ascending) {
    public static final DisputeSort DEFAULT = new DisputeSort(SortKey.CREATED_AT, false);

    /** What disputes can be sorted by, in the words of the wire. */
    public enum SortKey {
        CREATED_AT("CreatedAt", () -> Dispute_.createdAt, DisputeRow::createdAt, SortKey::moment),
        UPDATED_AT("UpdatedAt", () -> Dispute_.updatedAt, DisputeRow::updatedAt, SortKey::moment),
        INVOICE_DATE("InvoiceDate", () -> Dispute_.invoiceDate, DisputeRow::invoiceDate, SortKey::moment),
        INVOICE_ID("InvoiceId", () -> Dispute_.invoiceId, DisputeRow::invoiceId, SortKey::number),
        AMOUNT("Amount", () -> Dispute_.amount, DisputeRow::amount, SortKey::amount),
        DISPUTE_AMOUNT("DisputeAmount", () -> Dispute_.disputeAmount, DisputeRow::disputeAmount, SortKey::amount),
        ORDER_ID("OrderId", () -> Dispute_.orderId, DisputeRow::orderId, SortKey::number),
        TICKET_NUMBER(
                "TicketNumber",
                () -> Dispute_.ticketNumber,
                DisputeRow::ticketNumber,
                text -> Long.valueOf(like("\\d{1,18}", text))),
        STATUS_ID("StatusId", () -> Dispute_.statusId, DisputeRow::statusId, SortKey::id),
        REASON_ID("ReasonId", () -> Dispute_.reasonId, DisputeRow::reasonId, SortKey::id),
        DEADLINE("Deadline", () -> Dispute_.dueAt, DisputeRow::dueAt, SortKey::moment);

        private final String wireName;
        // The metamodel is filled when the persistence unit starts, which may be after this enum.
        private final Supplier<SingularAttribute<Dispute, ?>> attribute;
        private final Function<DisputeRow, ?> valueOfRow;
        private final Function<String, ? extends Comparable<?>> valueOfText;

        <V extends Comparable<? super V>> SortKey(
                String wireName,
                Supplier<SingularAttribute<Dispute, V>> attribute,
                Function<DisputeRow, V> valueOfRow,
                Function<String, V> valueOfText) {
            this.wireName = wireName;
            this.attribute = attribute::get;
            this.valueOfRow = valueOfRow;
            this.valueOfText = valueOfText;
        }

        public String wireName() {
            return wireName;
        }

        public static Optional<SortKey> named(String name) {
            return Arrays.stream(values())
                    .filter(key -> key.wireName.equalsIgnoreCase(name))
                    .findFirst();
        }

        /** Whether some disputes have no such value. */
        boolean mayBeAbsent() {
            return switch (this) {
                case INVOICE_DATE, INVOICE_ID, AMOUNT, DISPUTE_AMOUNT, ORDER_ID, DEADLINE -> true;
                case CREATED_AT, UPDATED_AT, TICKET_NUMBER, STATUS_ID, REASON_ID -> false;
            };
        }

        /** Whether very many disputes have the same. */
        boolean hasFewValues() {
            return this == STATUS_ID || this == REASON_ID;
        }

        private static Instant moment(String text) {
            return Instant.parse(like("\\d{4}-[\\dT:.-]+Z", text));
        }

        private static BigDecimal amount(String text) {
            return new BigDecimal(like("\\d{1,15}(\\.\\d{1,4})?", text));
        }

        private static String number(String text) {
            return like("[^\\x00]{0,64}", text);
        }

        private static Integer id(String text) {
            return Integer.valueOf(like("\\d{1,9}", text));
        }

        /** A cursor may come back with any value: only such as our columns can hold get as far as a query. */
        private static String like(String form, String text) {
            if (!text.matches(form)) {
                throw new IllegalArgumentException("no row has this value");
            }
            return text;
        }

        /** The attribute as one that can be compared; the constructor has made sure that it can. */
        @SuppressWarnings({"unchecked", "rawtypes"})
        SingularAttribute<Dispute, Comparable> attribute() {
            return (SingularAttribute) attribute.get();
        }
    }

    /** Name and direction, as a cursor bears them. */
    String name() {
        return key.wireName + (ascending ? " asc" : " desc");
    }

    /** The other way round: how the page before a cursor is read. */
    DisputeSort reversed() {
        return new DisputeSort(key, !ascending);
    }

    /**
     * What comes after a row falls into parts, each a range of the index that is read from where it begins. Together they
     * would be an "or", for which PostgreSQL reads all that lies before.
     */
    enum KeysetRange {
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
    List<KeysetRange> partsAfter(Comparable<?> value) {
        if (value == null) {
            return ascending ? List.of(KeysetRange.TIED) : List.of(KeysetRange.TIED, KeysetRange.PRESENT);
        } else if (key.hasFewValues()) {
            return List.of(KeysetRange.TIED, KeysetRange.PAST);
        }
        return ascending && key.mayBeAbsent()
                ? List.of(KeysetRange.TIED_OR_PAST, KeysetRange.ABSENT)
                : List.of(KeysetRange.TIED_OR_PAST);
    }

    Cursor cursorAt(DisputeRow row, boolean backward) {
        Object value = key.valueOfRow.apply(row);
        return new Cursor(name(), value == null ? null : value.toString(), row.id(), backward);
    }

    /** @throws RuntimeException where the cursor is of another order or was tampered with */
    Comparable<?> valueOf(Cursor cursor) {
        if (!cursor.order().equals(name())) {
            throw new IllegalArgumentException("the cursor belongs to the order " + cursor.order());
        }
        return cursor.value() == null ? null : key.valueOfText.apply(cursor.value());
    }
}
