package org.redress.demo;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.dispute.Complaint;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeReason;
import org.redress.order.DeliveryMedia;
import org.redress.order.Money;
import org.redress.order.Order;
import org.redress.order.OrderItem;
import org.redress.order.OrderStatus;
import org.redress.party.Customer;
import org.redress.party.Merchant;

/**
 * The people, orders and cases of the four documents at merchant 1, as printed there, and a year of cases of three
 * shops around them. The same on every start, but for complaint 12345: it was raised just now, so that its deadline
 * lies ahead.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
public class DemoData {
    private static final int PRODUCT = 10203;
    private static final int FRAUD = 10204;
    private static final Duration A_DAY = Duration.ofHours(24);

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "demo.data", defaultValue = "false")
    boolean wanted;

    private DemoPhoto photo;

    @PostConstruct
    void start() {
        if (wanted && !isLoaded()) {
            photo = new DemoPhoto();
            Merchant abc = save(new Merchant(1, "ABC", "info@abc.de", "DE"));
            documentedDisputes(abc);
            documentedChats(abc);
            DemoYear year = new DemoYear(this);
            year.of(abc, 180);
            year.of(save(new Merchant(2, "Nordlicht Outdoor", "hej@nordlicht.example", "SE")), 80);
            year.of(save(new Merchant(3, "Librairie du Port", "bonjour@librairie.example", "FR")), 40);
        }
    }

    /** Of nodes that start at once, the second waits here for the first and finds its data. */
    private boolean isLoaded() {
        em.find(DisputeReason.class, PRODUCT, LockModeType.PESSIMISTIC_WRITE);
        return em.find(Merchant.class, 1) != null;
    }

    /** The two disputes that the disputes document shows. */
    private void documentedDisputes(Merchant abc) {
        Instant invoiced = Instant.parse("2023-12-05T15:49:32Z");
        Customer first = martin(abc, "06071fcd-78bd-4114-9ee1-7e4113c7c35b", "e5477d6d-eb90-4dd8-a823-2fc664541859");
        Order tv = new Order(
                first,
                "987212",
                "OR#123987445",
                Money.of("600.54", "EUR"),
                Instant.parse("2023-12-04T18:12:00Z"),
                new OrderItem("TV 55 inch", "https://abc.example/pictures/tv-55.jpg"));
        tv.isInvoiced("INV#1234", invoiced);
        tv.isShippedBy("RiverTrans", "RT12409821212", "https://rivertrans.example/RT12409821212");
        tv.isNow(OrderStatus.DELIVERED);
        save(tv);
        Instant created = Instant.parse("2023-12-12T15:49:32.408600Z");
        Dispute broken = save(new Dispute(
                UUID.fromString("b87a9941-5d89-46a7-8890-3d1beec40def"),
                10_001,
                new Complaint(
                        "Web",
                        "987212",
                        "products-related",
                        "Last week, I bought new TV from ABC, Frankfurt branch, while when I I recieved it today,"
                                + " I found TV's screen is broken.",
                        null),
                first,
                reason(PRODUCT),
                tv,
                created,
                created.plus(A_DAY)));
        broken.touch(Instant.parse("2023-12-12T15:49:32.408620Z"));
        attach(
                broken,
                "2c442aee-509f-4622-a53c-9f7b3df04342",
                "0b5d53af-0af9-4e55-8e4d-3f3f70ec0128",
                "tv_screen_broken.jpg",
                invoiced);

        Customer second = martin(abc, "437c1744-f208-4afb-b46c-b93ea16d995e", "9aee8e2a-8c5d-41cd-98d1-79861b072402");
        Order mobile = new Order(
                second,
                "121492",
                "OR#123987466",
                Money.of("14.55", "EUR"),
                Instant.parse("2023-12-05T13:14:00Z"),
                new OrderItem("Mobile device", null));
        mobile.isInvoiced("INV#1114", invoiced);
        mobile.isShippedBy("RiverTrans", "RT12409821212", null);
        save(mobile);
        Instant reported = Instant.parse("2023-12-10T15:49:32.408622Z");
        Dispute fraud = save(new Dispute(
                UUID.fromString("5c0e8a3c-2f0b-4a41-9d0e-6f1f6c1d7a02"),
                10_002,
                new Complaint(
                        "Web",
                        "121492",
                        "order-related",
                        "Hello, Today I checked my account and I found a new order for mobile device at 13:14 and I am"
                                + " sure I did not order it. I think this is fraud who submitted the order on-behalf of me",
                        null),
                second,
                reason(FRAUD),
                mobile,
                reported,
                reported.plus(A_DAY)));
        fraud.resolve(Instant.parse("2023-12-12T15:49:32.408625Z"));
    }

    private Customer martin(Merchant abc, String id, String accountId) {
        return save(new Customer(
                UUID.fromString(id),
                abc,
                UUID.fromString(accountId),
                "Martin",
                "John",
                "martin.john@gmail.com",
                "DE",
                Instant.parse("2023-12-01T09:00:00Z")));
    }

    /** The users, orders and complaints that the chat documents ask about. */
    private void documentedChats(Merchant abc) {
        Instant now = clock.instant();
        Customer ravi = customer(abc, "Ravi", "R", "ravi.r@mail.example", "IN");
        ravi.isKnownAs("TELEGRAM", "51342");
        ravi.isKnownAs("TELEGRAM", "39987");
        save(ravi);
        Order shipped = new Order(
                ravi,
                "748596",
                "OR#748596",
                Money.of("129.90", "EUR"),
                Instant.parse("2023-12-08T10:15:00Z"),
                new OrderItem("Espresso machine", "https://abc.example/pictures/espresso-machine.jpg"),
                new OrderItem("Coffee beans 1 kg", null));
        shipped.isInvoiced("INV#748596", Instant.parse("2023-12-08T10:16:00Z"));
        shipped.isShippedBy("DHL", "JD014600003GB", "https://dhl.example/track/JD014600003GB");
        save(shipped);
        save(new Dispute(
                named("complaint 12345"),
                12_345,
                new Complaint("TELEGRAM", "748596", "products-related", "The machine does not heat up.", null),
                ravi,
                reason(PRODUCT),
                shipped,
                now,
                now.plus(A_DAY)));

        Customer ram = save(customer(abc, "Ram", "Srini", "ram123@gmail.com", "IN"));
        Order delivered = new Order(
                ram,
                "12345",
                "OR#12345",
                Money.of("49.00", "EUR"),
                Instant.parse("2023-12-01T08:30:00Z"),
                new OrderItem("Kettle", "https://abc.example/pictures/kettle.jpg"));
        delivered.isInvoiced("INV#12345", Instant.parse("2023-12-01T08:31:00Z"));
        delivered.isShippedBy("DHL", "JD014600004GB", "https://dhl.example/track/JD014600004GB");
        delivered.isNow(OrderStatus.DELIVERED);
        delivered.isRecordedBy(new DeliveryMedia(
                DeliveryMedia.Type.IMAGE,
                "Delivery photo",
                "Left at the front door",
                "https://dhl.example/photos/JD014600004GB.jpg"));
        delivered.isRecordedBy(new DeliveryMedia(
                DeliveryMedia.Type.AUDIO,
                "Voice note",
                "The driver tells where the parcel is",
                "https://dhl.example/notes/JD014600004GB.ogg"));
        save(delivered);
        Instant raised = Instant.parse("2023-12-03T19:05:00Z");
        Dispute resolved = save(new Dispute(
                named("complaint 1111"),
                1_111,
                new Complaint("WEB", "12345", "order-related", "The lid is missing.", null),
                ram,
                reason(PRODUCT),
                delivered,
                raised,
                raised.plus(A_DAY)));
        resolved.resolve(Instant.parse("2023-12-04T09:40:00Z"));
    }

    Customer customer(Merchant merchant, String firstName, String lastName, String email, String countryCode) {
        UUID id = named("customer " + merchant.getId() + " " + email);
        Instant since = Instant.parse("2022-11-01T00:00:00Z");
        return new Customer(id, merchant, id, firstName, lastName, email, countryCode, since);
    }

    void attach(Dispute dispute, String id, String fileName, String originalFileName, Instant at) {
        photo.attach(this, dispute, UUID.fromString(id), fileName, originalFileName, at);
    }

    DisputeReason reason(int id) {
        return em.find(DisputeReason.class, id);
    }

    <T> T save(T entity) {
        em.persist(entity);
        return entity;
    }

    /** The same id on each start. */
    static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
