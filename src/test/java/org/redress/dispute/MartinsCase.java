package org.redress.dispute;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.order.Money;
import org.redress.order.Order;
import org.redress.order.OrderItem;
import org.redress.party.Customer;
import org.redress.party.Merchant;
import org.redress.reason.DisputeReason;
import org.redress.search.AttachmentRow;
import org.redress.search.DisputeField;
import org.redress.search.DisputeRow;

/** The case of the disputes document: Martin John bought a TV from ABC, and its screen is broken. */
public final class MartinsCase {
    public static final UUID ID = UUID.fromString("b87a9941-5d89-46a7-8890-3d1beec40def");
    static final UUID ACCOUNT = UUID.fromString("e5477d6d-eb90-4dd8-a823-2fc664541859");
    static final UUID CUSTOMER = UUID.fromString("06071fcd-78bd-4114-9ee1-7e4113c7c35b");
    public static final UUID PHOTO = UUID.fromString("2c442aee-509f-4622-a53c-9f7b3df04342");
    public static final long TICKET = 100_001;
    static final Instant INVOICED = Instant.parse("2023-12-05T15:49:32Z");
    public static final Instant OPENED = Instant.parse("2023-12-12T15:49:32.408600Z");
    public static final Instant UPDATED = Instant.parse("2023-12-12T15:49:32.408620Z");
    static final Instant DUE = OPENED.plus(Duration.ofHours(24));

    private MartinsCase() {}

    public static Merchant abc() {
        return new Merchant(1, "ABC", "info@abc.de", "DE");
    }

    public static Customer martin() {
        return new Customer(CUSTOMER, 1, ACCOUNT, "Martin", "John", "martin.john@gmail.com", "DE", INVOICED);
    }

    public static Customer somebodyElse() {
        return new Customer(UUID.randomUUID(), 1, UUID.randomUUID(), "Zoë", "李", null, null, INVOICED);
    }

    public static Order tvOf(Customer customer) {
        Order order = new Order(
                customer,
                "987212",
                "OR#123987445",
                Money.of("600.54", "EUR"),
                INVOICED,
                new OrderItem("TV 55\"", "https://abc.example/tv.jpg"));
        order.invoice("INV#1234", INVOICED);
        order.ship("DHL", "RT12409821212", "https://track.example/RT12409821212");
        return order;
    }

    public static ComplaintDetails brokenScreen() {
        return new ComplaintDetails("Web", "987212", "products-related", "I found TV's screen is broken.", "call-1");
    }

    static Dispute openedAbout(@Nullable Order order, Customer customer) {
        return new Dispute(
                ID,
                TICKET,
                brokenScreen(),
                customer,
                product(),
                DisputeSubject.of(order),
                ActionContexts.opening(OPENED, DUE));
    }

    public static Dispute opened() {
        Customer martin = martin();
        return openedAbout(tvOf(martin), martin);
    }

    public static Dispute openedAboutTheAccount() {
        return openedAbout(null, martin());
    }

    public static DisputeReason product() {
        return new DisputeReason(10203, "I have a problem with the product", "products-related");
    }

    public static DisputeRow row(AttachmentRow... attachments) {
        return rowWith(Map.of(), attachments);
    }

    /** The row of the dispute, in which nothing optional is known. */
    public static DisputeRow rowWithoutOptionalFields() {
        Map<DisputeField, @Nullable Object> unknown = new HashMap<>();
        Stream.of(
                        DisputeField.INVOICE_ID,
                        DisputeField.INVOICE_DATE,
                        DisputeField.AMOUNT,
                        DisputeField.DISPUTE_AMOUNT,
                        DisputeField.CURRENCY,
                        DisputeField.ORDER_ID,
                        DisputeField.ORDER_NUMBER,
                        DisputeField.TRACKING_ID,
                        DisputeField.DUE_AT,
                        DisputeField.CUSTOMER_FIRST_NAME,
                        DisputeField.CUSTOMER_LAST_NAME,
                        DisputeField.CUSTOMER_COUNTRY_CODE,
                        DisputeField.CUSTOMER_EMAIL)
                .forEach(field -> unknown.put(field, null));
        return rowWith(unknown);
    }

    /** The row of the dispute with other values in these fields. */
    public static DisputeRow rowWith(Map<DisputeField, ?> others, AttachmentRow... attachments) {
        Map<DisputeField, @Nullable Object> columns = columns();
        columns.putAll(others);
        @Nullable
        Object[] values = DisputeField.SELECTED.stream().map(columns::get).toArray();
        return new DisputeRow(values, abc(), product(), List.of(attachments));
    }

    private static Map<DisputeField, @Nullable Object> columns() {
        Map<DisputeField, @Nullable Object> columns = new EnumMap<>(DisputeField.class);
        columns.put(DisputeField.ID, ID);
        columns.put(DisputeField.TICKET_NUMBER, TICKET);
        columns.put(DisputeField.SOURCE, "Web");
        columns.put(DisputeField.REASON_ID, 10203);
        columns.put(DisputeField.DESCRIPTION, "I found TV's screen is broken.");
        columns.put(DisputeField.INVOICE_ID, "INV#1234");
        columns.put(DisputeField.INVOICE_DATE, INVOICED);
        columns.put(DisputeField.AMOUNT, new BigDecimal("600.5400"));
        columns.put(DisputeField.DISPUTE_AMOUNT, new BigDecimal("600.5400"));
        columns.put(DisputeField.CURRENCY, "EUR");
        columns.put(DisputeField.ORDER_ID, "987212");
        columns.put(DisputeField.ORDER_NUMBER, "OR#123987445");
        columns.put(DisputeField.TRACKING_ID, "RT12409821212");
        columns.put(DisputeField.COMPLAINT_STATUS_ID, 1);
        columns.put(DisputeField.CREATED_AT, OPENED);
        columns.put(DisputeField.UPDATED_AT, UPDATED);
        columns.put(DisputeField.DUE_AT, DUE);
        columns.put(DisputeField.PRIORITY_ID, 1);
        columns.put(DisputeField.LAST_ACTOR, Actor.CUSTOMER);
        columns.put(DisputeField.WRITTEN_TAGS, "");
        columns.put(DisputeField.VERSION, 1L);
        columns.put(DisputeField.CUSTOMER_ID, CUSTOMER);
        columns.put(DisputeField.ACCOUNT_ID, ACCOUNT);
        columns.put(DisputeField.CUSTOMER_FIRST_NAME, "Martin");
        columns.put(DisputeField.CUSTOMER_LAST_NAME, "John");
        columns.put(DisputeField.CUSTOMER_COUNTRY_CODE, "DE");
        columns.put(DisputeField.CUSTOMER_EMAIL, "martin.john@gmail.com");
        return columns;
    }

    public static AttachmentRow photo() {
        return new AttachmentRow(
                1,
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
