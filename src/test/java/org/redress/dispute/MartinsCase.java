package org.redress.dispute;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.redress.order.Money;
import org.redress.order.Order;
import org.redress.order.OrderItem;
import org.redress.party.Customer;
import org.redress.party.Merchant;

/** The case of the disputes document: Martin John bought a TV from ABC, and its screen is broken. */
public final class MartinsCase {
    static final UUID ID = UUID.fromString("b87a9941-5d89-46a7-8890-3d1beec40def");
    static final UUID ACCOUNT = UUID.fromString("e5477d6d-eb90-4dd8-a823-2fc664541859");
    static final UUID CUSTOMER = UUID.fromString("06071fcd-78bd-4114-9ee1-7e4113c7c35b");
    static final UUID PHOTO = UUID.fromString("2c442aee-509f-4622-a53c-9f7b3df04342");
    static final long TICKET = 100_001;
    static final Instant INVOICED = Instant.parse("2023-12-05T15:49:32Z");
    static final Instant OPENED = Instant.parse("2023-12-12T15:49:32.408600Z");
    static final Instant UPDATED = Instant.parse("2023-12-12T15:49:32.408620Z");
    static final Instant DUE = OPENED.plus(Duration.ofHours(24));

    private MartinsCase() {}

    static Merchant abc() {
        return new Merchant(1, "ABC", "info@abc.de", "DE");
    }

    static Customer martin() {
        return new Customer(CUSTOMER, abc(), ACCOUNT, "Martin", "John", "martin.john@gmail.com", "DE", INVOICED);
    }

    static Customer somebodyElse() {
        return new Customer(UUID.randomUUID(), abc(), UUID.randomUUID(), "Zoë", "李", null, null, INVOICED);
    }

    static Order tvOf(Customer customer) {
        Order order = new Order(
                customer,
                "987212",
                "OR#123987445",
                Money.of("600.54", "EUR"),
                INVOICED,
                new OrderItem("TV 55\"", "https://abc.example/tv.jpg"));
        order.isInvoiced("INV#1234", INVOICED);
        order.isShippedBy("DHL", "RT12409821212", "https://track.example/RT12409821212");
        return order;
    }

    static Complaint brokenScreen() {
        return new Complaint("Web", "987212", "products-related", "I found TV's screen is broken.", "call-1");
    }

    static Dispute openedAbout(Order order, Customer customer) {
        return new Dispute(
                ID, TICKET, brokenScreen(), customer, product(), Subject.of(order), Acts.opening(OPENED, DUE));
    }

    public static Dispute opened() {
        Customer martin = martin();
        return openedAbout(tvOf(martin), martin);
    }

    static Dispute openedAboutTheAccount() {
        return openedAbout(null, martin());
    }

    public static DisputeRow.Complete complete(DisputeRow row, AttachmentRow... attachments) {
        return new DisputeRow.Complete(row, abc(), product(), List.of(attachments));
    }

    static DisputeReason product() {
        return new DisputeReason(10203, "I have a problem with the product", "products-related");
    }

    public static DisputeRow row() {
        return new DisputeRow(
                ID,
                TICKET,
                "Web",
                10203,
                "I found TV's screen is broken.",
                "INV#1234",
                INVOICED,
                new BigDecimal("600.5400"),
                new BigDecimal("600.5400"),
                "EUR",
                "987212",
                "OR#123987445",
                "RT12409821212",
                1,
                OPENED,
                UPDATED,
                DUE,
                1L,
                null,
                null,
                null,
                null,
                null,
                CUSTOMER,
                ACCOUNT,
                "Martin",
                "John",
                "DE",
                "martin.john@gmail.com");
    }

    /** The row of the case, but that nothing is known that need not be known. */
    public static DisputeRow rowOfAStranger() {
        Map<String, Object> unknown = new HashMap<>();
        Stream.of("invoiceId", "invoiceDate", "amount", "disputeAmount", "currency", "orderId", "orderNumber")
                .forEach(column -> unknown.put(column, null));
        Stream.of("trackingId", "dueAt", "firstName", "lastName", "countryCode", "email")
                .forEach(column -> unknown.put(column, null));
        return rowWith(unknown);
    }

    /** The row of the case, but for these columns. */
    public static DisputeRow rowWith(Map<String, ?> columns) {
        RecordComponent[] components = DisputeRow.class.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                String name = components[i].getName();
                types[i] = components[i].getType();
                values[i] = columns.containsKey(name)
                        ? columns.get(name)
                        : components[i].getAccessor().invoke(row());
            }
            return DisputeRow.class.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    public static AttachmentRow photo() {
        return new AttachmentRow(
                PHOTO,
                ID,
                "0b5d53af-0af9-4e55-8e4d-3f3f70ec0128",
                "tv_screen_broken.jpg",
                INVOICED,
                12432L,
                "Customer",
                "image/jpg");
    }
}
