package org.redress.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.ActionContext;
import org.redress.dispute.Actor;
import org.redress.dispute.Attachment;
import org.redress.dispute.ComplaintDetails;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeLink;
import org.redress.dispute.DisputeSubject;
import org.redress.dispute.LinkKind;
import org.redress.dispute.PairCommand;
import org.redress.order.Money;
import org.redress.order.Order;
import org.redress.order.OrderItem;
import org.redress.order.OrderStatus;
import org.redress.party.Customer;
import org.redress.party.Merchant;

/**
 * A year of random disputes of a merchant, from a fixed seed. Each end of the year gives the same disputes, moved in
 * time.
 */
final class DemoHistory {
    private static final Duration YEAR = Duration.ofDays(365);
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
    private static final List<String> CHANNELS = List.of("WEB", "TELEGRAM", "WHATSAPP", "EMAIL");
    private static final List<OrderStatus> ORDER_STATUSES = List.of(OrderStatus.values());

    private final DemoData data;
    private final Merchant merchant;
    private final String currency;
    private final List<String> staff;
    private final Instant end;
    private final Random random;

    /** @param end of the year, at which the last dispute is opened */
    DemoHistory(DemoData data, Merchant merchant, String currency, List<String> staff, Instant end) {
        this.data = data;
        this.merchant = merchant;
        this.currency = currency;
        this.staff = staff;
        this.end = end;
        this.random = new Random(merchant.getId());
    }

    /** Creates this many disputes: the shop grows, so that there are more in each month than in the one before. */
    void create(int count) {
        data.save(merchant, staff, end);
        List<Customer> customers = FIRST_NAMES.stream()
                .map(name -> customer(name, FIRST_NAMES.indexOf(name)))
                .toList();
        List<Dispute> disputes = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            double part = (double) (count - n) / count;
            Duration age = Duration.ofSeconds((long) (YEAR.toSeconds() * part * part));
            disputes.add(dispute(random(customers), n, end.minus(age)));
        }
        pair(disputes);
    }

    private Customer customer(String firstName, int n) {
        String lastName = LAST_NAMES.get(n % LAST_NAMES.size());
        Customer customer = data.customer(
                merchant,
                firstName,
                lastName,
                "customer" + n + "@mail.example",
                merchant.getCountryCode(),
                end.minus(YEAR).minus(Duration.ofDays(30)));
        customer.addIdentity("TELEGRAM", merchant.getId() + "70" + n);
        return data.save(customer);
    }

    private Dispute dispute(Customer customer, int n, Instant at) {
        UUID id = DemoData.uuidOf("dispute " + merchant.getId() + "-" + n);
        DemoComplaint complaint = random(DemoComplaint.ALL);
        Order order = complaint.isAboutOrder() ? order(customer, complaint.product(), n, at) : null;
        String member = random(staff);
        String channel = random(CHANNELS);
        String source = complaint.isOpenedByShop() ? "API" : channel;
        ActionContext opening = complaint.isOpenedByShop()
                ? DemoCourse.context(Actor.MERCHANT, member, source, at)
                : DemoCourse.context(Actor.CUSTOMER, null, source, at);
        Dispute dispute = data.open(
                new Dispute(
                        id,
                        20_000L * merchant.getId() + n,
                        new ComplaintDetails(
                                source,
                                order == null ? null : order.getOrderId(),
                                complaint.category(),
                                complaint.text(),
                                null),
                        customer,
                        data.reason(complaint.reasonId()),
                        subject(order),
                        opening),
                opening);
        int files = random.nextInt(complaint.pictures().size() + 1);
        complaint.pictures().subList(0, files).forEach(picture -> attach(picture, dispute, opening));
        DemoCourse course = new DemoCourse(data, random, end, dispute, member, channel, at);
        course.triage(n, staff.get(n % staff.size()));
        course.run();
        return dispute;
    }

    /** Lets staff link and merge two open disputes of a customer, with a change of mind after each. */
    private void pair(List<Dispute> disputes) {
        List<Dispute> open = disputes.stream()
                .filter(dispute -> dispute.allowedTo(Actor.MERCHANT, end).contains(DisputeAction.MERGE))
                .toList();
        for (Dispute first : open) {
            Optional<Dispute> second = open.stream()
                    .filter(other -> other != first && other.getCustomerId().equals(first.getCustomerId()))
                    .findFirst();
            if (second.isPresent()) {
                pair(second.get(), first);
                return;
            }
        }
    }

    private void pair(Dispute dispute, Dispute other) {
        ActionContext context = DemoCourse.context(Actor.MERCHANT, staff.get(0), "API", end);
        String number = Long.toString(other.getTicketNumber());
        for (PairCommand command : List.of(
                new PairCommand.Link(number, LinkKind.RELATED, other),
                new PairCommand.Unlink(number, other),
                new PairCommand.Merge(number, other),
                new PairCommand.Split(other),
                new PairCommand.Merge(number, other))) {
            data.execute(command, dispute, context);
            data.save(command.applyToOther(dispute, context));
        }
        data.save(new DisputeLink(dispute, LinkKind.MERGED_INTO, other));
        data.save(new DisputeLink(other, LinkKind.HAS_MERGED, dispute));
    }

    /** Returns the order as the subject: the whole of most, half of some. */
    private DisputeSubject subject(@Nullable Order order) {
        DisputeSubject all = DisputeSubject.of(order);
        BigDecimal half = order == null || random.nextInt(4) > 0
                ? null
                : order.getTotal().amount().divide(BigDecimal.valueOf(2), 2, RoundingMode.DOWN);
        return all.disputing(half);
    }

    private void attach(DemoPicture picture, Dispute dispute, ActionContext opening) {
        UUID id = DemoData.uuidOf(picture + " of " + dispute.getId());
        data.execute(new DisputeCommand.Attach(id), dispute, opening);
        data.save(
                new Attachment(
                        id,
                        dispute,
                        id.toString(),
                        picture.fileName(),
                        "image/jpeg",
                        picture.size(),
                        opening.actor() == Actor.MERCHANT ? "Merchant" : "Customer",
                        opening.at()),
                picture);
    }

    private Order order(Customer customer, @Nullable String product, int n, Instant disputedAt) {
        Instant placed = disputedAt.minus(Duration.ofDays(3 + random.nextInt(10)));
        String orderId = Integer.toString(500_000 + n);
        Money total = Money.of((5 + random.nextInt(400)) + "." + (10 + random.nextInt(90)), currency);
        OrderItem item = new OrderItem(product == null ? random(PRODUCTS) : product, null);
        Order order = new Order(customer, orderId, "OR#" + orderId, total, placed, item);
        order.invoice("INV#" + (2_000 + n), placed.plus(Duration.ofMinutes(5)));
        order.ship(random(CARRIERS), "RT" + (70_000_000 + random.nextInt(9_999_999)), null);
        order.changeStatus(random(ORDER_STATUSES));
        return data.save(order);
    }

    private <T> T random(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
