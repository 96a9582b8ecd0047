package org.redress.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.redress.dispute.ActionContext;
import org.redress.dispute.ComplaintDetails;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeSubject;
import org.redress.dispute.Outcome;
import org.redress.order.Money;
import org.redress.order.Order;
import org.redress.order.OrderItem;
import org.redress.order.OrderStatus;
import org.redress.party.Customer;
import org.redress.party.Merchant;

/** A year of random disputes of a merchant, from December 2022 to December 2023, from a fixed seed. */
final class DemoHistory {
    private static final Instant BEGIN = Instant.parse("2022-12-12T06:00:00Z");
    private static final int DAYS = 360;
    private static final List<String> FIRST_NAMES =
            List.of("Zoë", "李", "Anna", "Jürgen", "Siân", "Miguel", "Aoife", "Søren", "Émile", "Łucja", "Noor", "Kofi");
    private static final List<String> LAST_NAMES = List.of(
            "O'Brien", "娜", "Müller", "García", "Nguyễn", "Lindqvist", "Dubois", "Kowalska", "Haddad", "Mensah");
    private static final List<String> PRODUCTS = List.of(
            "Rain jacket",
            "Hiking boots",
            "Desk lamp",
            "Cookbook",
            "Headphones",
            "Tent for two",
            "Office chair",
            "Atlas");
    private static final List<String> CARRIERS = List.of("DHL", "DPD", "PostNord", "RiverTrans");
    private static final List<String> SOURCES = List.of("Web", "TELEGRAM", "WHATSAPP", "WEB", "Email");
    private static final List<ComplaintTemplate> COMPLAINTS = List.of(
            new ComplaintTemplate(10203, "products-related", "It broke on the first day 😞"),
            new ComplaintTemplate(10203, "products-related", "The colour is not the one in the picture."),
            new ComplaintTemplate(10205, "order-related", "One piece is missing from the parcel."),
            new ComplaintTemplate(10205, "order-related", "It should have been here a week ago."),
            new ComplaintTemplate(10204, "order-related", "I did not order this."),
            new ComplaintTemplate(10206, "account-related", "I was charged twice: 100 % more than agreed."),
            new ComplaintTemplate(10207, "gift card", "The code under_the_field is not accepted."));

    private static final List<Outcome> DECISIONS = List.of(Outcome.CUSTOMER, Outcome.MERCHANT, Outcome.WRITE_OFF);

    private final DemoData data;
    private final Random random = new Random(1);

    DemoHistory(DemoData data) {
        this.data = data;
    }

    /** Reason, category and text of a complaint. */
    private record ComplaintTemplate(int reasonId, String category, String text) {}

    /** Creates this many disputes, evenly spread over the year. */
    void of(Merchant merchant, int count) {
        List<Customer> customers = FIRST_NAMES.stream()
                .map(name -> customer(merchant, name, FIRST_NAMES.indexOf(name)))
                .toList();
        for (int n = 1; n <= count; n++) {
            Instant at = BEGIN.plus(Duration.ofMinutes((long) DAYS * 24 * 60 * n / count))
                    .plusNanos(1_000L * random.nextInt(60_000_000));
            dispute(merchant, random(customers), n, at);
        }
    }

    private Customer customer(Merchant merchant, String firstName, int n) {
        Customer customer = data.customer(
                merchant, firstName, LAST_NAMES.get(n % LAST_NAMES.size()), "customer" + n + "@mail.example", "DE");
        customer.addIdentity("TELEGRAM", merchant.getId() + "70" + n);
        return data.save(customer);
    }

    private void dispute(Merchant merchant, Customer customer, int n, Instant at) {
        String key = merchant.getId() + "-" + n;
        ComplaintTemplate complaint = random(COMPLAINTS);
        Order order = complaint.category().equals("account-related") ? null : order(merchant, customer, n, at);
        String source = random(SOURCES);
        ActionContext opening = DemoData.byCustomer(source, at);
        Dispute dispute = data.open(
                new Dispute(
                        DemoData.uuidOf("dispute " + key),
                        20_000L * merchant.getId() + n,
                        new ComplaintDetails(
                                source,
                                order == null ? null : order.getOrderId(),
                                complaint.category(),
                                complaint.text(),
                                null),
                        customer,
                        data.reason(complaint.reasonId()),
                        DisputeSubject.of(order),
                        opening),
                opening);
        for (int file = random.nextInt(4); file > 1; file--) {
            String id = DemoData.uuidOf("attachment " + key + "-" + file).toString();
            data.attach(
                    dispute,
                    id,
                    id,
                    "photo " + file + ".jpg",
                    at.plusSeconds(file),
                    DemoData.byCustomer(source, at.plusSeconds(file)));
        }
        advance(dispute, at.plus(Duration.ofMinutes(10 + random.nextInt(9_000))));
    }

    private Order order(Merchant merchant, Customer customer, int n, Instant disputedAt) {
        Instant placed = disputedAt.minus(Duration.ofDays(3 + random.nextInt(10)));
        String orderId = Integer.toString(500_000 + n);
        Money total = Money.of(
                (5 + random.nextInt(400)) + "." + (10 + random.nextInt(90)), merchant.getId() == 2 ? "SEK" : "EUR");
        Order order =
                new Order(customer, orderId, "OR#" + orderId, total, placed, new OrderItem(random(PRODUCTS), null));
        order.invoice("INV#" + (2_000 + n), placed.plus(Duration.ofMinutes(5)));
        order.ship(random(CARRIERS), "RT" + (70_000_000 + random.nextInt(9_999_999)), null);
        order.changeStatus(random(List.of(OrderStatus.values())));
        return data.save(order);
    }

    private void advance(Dispute dispute, Instant at) {
        ActionContext merchant = DemoData.byMerchant(at);
        switch (random.nextInt(8)) {
            case 0 -> {}
            case 1 ->
                data.save(new DisputeCommand.RequestInformation("Please tell us more.").applyTo(dispute, merchant));
            case 2 -> data.save(new DisputeCommand.SupplyInformation(null).applyTo(dispute, merchant));
            case 3 -> data.save(new DisputeCommand.Cancel().applyTo(dispute, DemoData.byCustomer("WEB", at)));
            case 4 -> data.save(new DisputeCommand.Close().applyTo(dispute, merchant));
            default ->
                data.save(new DisputeCommand.Decide(random(DECISIONS), null, "We looked at it closely.")
                        .applyTo(dispute, merchant));
        }
    }

    private <T> T random(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
