package org.redress.dispute;

import jakarta.persistence.metamodel.SingularAttribute;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.redress.paging.Cursor;

/**
 * In which order disputes are listed. The id always breaks ties, in the same direction; what has no value counts as
 * greater than everything that has one.
 */
public record DisputeSort(Key key, boolean ascending) {
    public static final DisputeSort DEFAULT = new DisputeSort(Key.CREATED_AT, false);

    /** What disputes can be sorted by, in the words of the wire. */
    public enum Key {
        CREATED_AT("CreatedAt", () -> Dispute_.createdAt, DisputeRow::createdAt, Instant::parse),
        UPDATED_AT("UpdatedAt", () -> Dispute_.updatedAt, DisputeRow::updatedAt, Instant::parse),
        INVOICE_DATE("InvoiceDate", () -> Dispute_.invoiceDate, DisputeRow::invoiceDate, Instant::parse),
        INVOICE_ID("InvoiceId", () -> Dispute_.invoiceId, DisputeRow::invoiceId, text -> text),
        AMOUNT("Amount", () -> Dispute_.amount, DisputeRow::amount, BigDecimal::new),
        DISPUTE_AMOUNT("DisputeAmount", () -> Dispute_.disputeAmount, DisputeRow::disputeAmount, BigDecimal::new),
        ORDER_ID("OrderId", () -> Dispute_.orderId, DisputeRow::orderId, text -> text),
        TICKET_NUMBER("TicketNumber", () -> Dispute_.ticketNumber, DisputeRow::ticketNumber, Long::valueOf),
        STATUS_ID("StatusId", () -> Dispute_.statusId, DisputeRow::statusId, Integer::valueOf),
        REASON_ID("ReasonId", () -> Dispute_.reasonId, DisputeRow::reasonId, Integer::valueOf),
        DEADLINE("Deadline", () -> Dispute_.dueAt, DisputeRow::dueAt, Instant::parse);

        private final String wireName;
        // The metamodel is filled when the persistence unit starts, which may be after this enum.
        private final Supplier<SingularAttribute<Dispute, ?>> attribute;
        private final Function<DisputeRow, ?> valueOfRow;
        private final Function<String, ? extends Comparable<?>> valueOfText;

        <V extends Comparable<? super V>> Key(
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

        public static Optional<Key> named(String name) {
            return Arrays.stream(values())
                    .filter(key -> key.wireName.equalsIgnoreCase(name))
                    .findFirst();
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
