package org.redress.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.redress.dispute.ActionContext;
import org.redress.dispute.Actor;
import org.redress.dispute.Attachment;
import org.redress.dispute.ComplaintDetails;
import org.redress.dispute.Deadline;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeSubject;
import org.redress.dispute.Member;
import org.redress.dispute.Outcome;
import org.redress.order.DeliveryMedia;
import org.redress.order.Money;
import org.redress.order.Order;
import org.redress.order.OrderItem;
import org.redress.order.OrderStatus;
import org.redress.party.Customer;
import org.redress.party.Merchant;

/** Customers, orders and disputes that the four documents show. */
final class DocumentedDisputes {
    private static final int PRODUCT = 10203;
    private static final int FRAUD = 10204;

    private static final Instant REGISTERED = Instant.parse("2022-11-01T00:00:00Z");

    private final DemoData data;

    DocumentedDisputes(DemoData data) {
        this.data = data;
    }

    /**
     * Creates all of them at a merchant.
     *
     * @param now when complaint 12345 is raised
     */
    void of(Merchant abc, Instant now) {
        disputes(abc);
        chats(abc, now);
    }

    /** Creates the two disputes that the document of the disputes list shows. */
    private void disputes(Merchant abc) {
        Instant invoiced = Instant.parse("2023-12-05T15:49:32Z");
        Customer first = martin(abc, "06071fcd-78bd-4114-9ee1-7e4113c7c35b", "e5477d6d-eb90-4dd8-a823-2fc664541859");
        Order tv = new Order(
                first,
                "987212",
                "OR#123987445",
                Money.of("600.54", "EUR"),
                Instant.parse("2023-12-04T18:12:00Z"),
                new OrderItem("TV 55 inch", "https://abc.example/pictures/tv-55.jpg"));
        tv.invoice("INV#1234", invoiced);
        tv.ship("RiverTrans", "RT12409821212", "https://rivertrans.example/RT12409821212");
        tv.changeStatus(OrderStatus.DELIVERED);
        data.save(tv);
        Instant created = Instant.parse("2023-12-12T15:49:32.408600Z");
        Dispute broken = data.open(
                new Dispute(
                        UUID.fromString("b87a9941-5d89-46a7-8890-3d1beec40def"),
                        10_001,
                        new ComplaintDetails(
                                "Web",
                                "987212",
                                "products-related",
                                "Last week, I bought new TV from ABC, Frankfurt branch, while when I I"
                                        + " recieved it today,"
                                        + " I found TV's screen is broken.",
                                null),
                        first,
                        data.reason(PRODUCT),
                        DisputeSubject.of(tv),
                        byCustomer("Web", created)),
                byCustomer("Web", created));
        UUID photoId = UUID.fromString("2c442aee-509f-4622-a53c-9f7b3df04342");
        ActionContext attaching = byCustomer("Web", Instant.parse("2023-12-12T15:49:32.408620Z"));
        data.save(new DisputeCommand.Attach(photoId).applyTo(broken, attaching));
        // The document prints this media type, and a time before the dispute's
        Attachment photo = new Attachment(
                photoId,
                broken,
                "0b5d53af-0af9-4e55-8e4d-3f3f70ec0128",
                "tv_screen_broken.jpg",
                "image/jpg",
                DemoPicture.TV_SCREEN_BROKEN.size(),
                "Customer",
                invoiced);
        data.save(photo, DemoPicture.TV_SCREEN_BROKEN);

        Customer second = martin(abc, "437c1744-f208-4afb-b46c-b93ea16d995e", "9aee8e2a-8c5d-41cd-98d1-79861b072402");
        Order mobile = new Order(
                second,
                "121492",
                "OR#123987466",
                Money.of("14.55", "EUR"),
                Instant.parse("2023-12-05T13:14:00Z"),
                new OrderItem("Mobile device", null));
        mobile.invoice("INV#1114", invoiced);
        mobile.ship("RiverTrans", "RT12409821212", null);
        data.save(mobile);
        Instant reported = Instant.parse("2023-12-10T15:49:32.408622Z");
        Dispute fraud = data.open(
                new Dispute(
                        UUID.fromString("5c0e8a3c-2f0b-4a41-9d0e-6f1f6c1d7a02"),
                        10_002,
                        new ComplaintDetails(
                                "Web",
                                "121492",
                                "order-related",
                                "Hello, Today I checked my account and I found a new order for mobile device at"
                                        + " 13:14 and I am"
                                        + " sure I did not order it. I think this is fraud who submitted the order"
                                        + " on-behalf of me",
                                null),
                        second,
                        data.reason(FRAUD),
                        DisputeSubject.of(mobile),
                        byCustomer("Web", reported)),
                byCustomer("Web", reported));
        ActionContext decision = byMerchant(Instant.parse("2023-12-12T15:49:32.408625Z"));
        data.save(new DisputeCommand.Decide(Outcome.CUSTOMER, null, "We believe you. You owe us nothing.")
                .applyTo(fraud, decision));
    }

    /**
     * Returns the context of an action by a customer. The merchant has 24 hours; no automatic step is scheduled, so
     * that these old disputes stay as printed.
     */
    private static ActionContext byCustomer(String channel, Instant at) {
        Deadline aDay = new Deadline(at.plus(Duration.ofHours(24)), null);
        return new ActionContext(Actor.CUSTOMER, null, channel, at, status -> aDay, null);
    }

    /** Returns the context of a decision by the merchant, which no step follows. */
    private static ActionContext byMerchant(Instant at) {
        Member anna = DemoData.member("Anna, ABC");
        return new ActionContext(Actor.MERCHANT, anna, "API", at, status -> Deadline.NONE, null);
    }

    private Customer martin(Merchant abc, String id, String accountId) {
        return data.save(new Customer(
                UUID.fromString(id),
                abc.getId(),
                UUID.fromString(accountId),
                "Martin",
                "John",
                "martin.john@gmail.com",
                "DE",
                Instant.parse("2023-12-01T09:00:00Z")));
    }

    /** Creates the users, orders and complaints that occur in the documents of the chat. */
    private void chats(Merchant abc, Instant now) {
        Customer ravi = data.customer(abc, "Ravi", "R", "ravi.r@mail.example", "IN", REGISTERED);
        ravi.addIdentity("TELEGRAM", "51342");
        ravi.addIdentity("TELEGRAM", "39987");
        data.save(ravi);
        Order shipped = new Order(
                ravi,
                "748596",
                "OR#748596",
                Money.of("129.90", "EUR"),
                Instant.parse("2023-12-08T10:15:00Z"),
                new OrderItem("Espresso machine", "https://abc.example/pictures/espresso-machine.jpg"),
                new OrderItem("Coffee beans 1 kg", null));
        shipped.invoice("INV#748596", Instant.parse("2023-12-08T10:16:00Z"));
        shipped.ship("DHL", "JD014600003GB", "https://dhl.example/track/JD014600003GB");
        data.save(shipped);
        data.open(
                new Dispute(
                        DemoData.uuidOf("complaint 12345"),
                        12_345,
                        new ComplaintDetails(
                                "TELEGRAM", "748596", "products-related", "The machine does not heat up.", null),
                        ravi,
                        data.reason(PRODUCT),
                        DisputeSubject.of(shipped),
                        byCustomer("TELEGRAM", now)),
                byCustomer("TELEGRAM", now));

        Customer ram = data.save(data.customer(abc, "Ram", "Srini", "ram123@gmail.com", "IN", REGISTERED));
        Order delivered = new Order(
                ram,
                "12345",
                "OR#12345",
                Money.of("49.00", "EUR"),
                Instant.parse("2023-12-01T08:30:00Z"),
                new OrderItem("Kettle", "https://abc.example/pictures/kettle.jpg"));
        delivered.invoice("INV#12345", Instant.parse("2023-12-01T08:31:00Z"));
        delivered.ship("DHL", "JD014600004GB", "https://dhl.example/track/JD014600004GB");
        delivered.changeStatus(OrderStatus.DELIVERED);
        delivered.addMedia(new DeliveryMedia(
                DeliveryMedia.Type.IMAGE,
                "Delivery photo",
                "Left at the front door",
                "https://dhl.example/photos/JD014600004GB.jpg"));
        delivered.addMedia(new DeliveryMedia(
                DeliveryMedia.Type.AUDIO,
                "Voice note",
                "The driver tells where the parcel is",
                "https://dhl.example/notes/JD014600004GB.ogg"));
        data.save(delivered);
        Instant raised = Instant.parse("2023-12-03T19:05:00Z");
        Dispute resolved = data.open(
                new Dispute(
                        DemoData.uuidOf("complaint 1111"),
                        1_111,
                        new ComplaintDetails("WEB", "12345", "order-related", "The lid is missing.", null),
                        ram,
                        data.reason(PRODUCT),
                        DisputeSubject.of(delivered),
                        byCustomer("WEB", raised)),
                byCustomer("WEB", raised));
        ActionContext decision = byMerchant(Instant.parse("2023-12-04T09:40:00Z"));
        data.save(new DisputeCommand.Decide(Outcome.CUSTOMER, null, "A new lid is on its way to you.")
                .applyTo(resolved, decision));
    }
}
