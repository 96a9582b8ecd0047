package org.redress.dispute;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.redress.order.Money;
import org.redress.order.Order;
import org.redress.order.OrderItem;
import org.redress.party.Customer;
import org.redress.party.Merchant;
import org.redress.reason.DisputeReason;

/** A new merchant with one customer, Zoë O'Brien of TELEGRAM 51342, to which tests add orders and disputes. */
public final class Shop {
    private static final AtomicInteger SHOPS = new AtomicInteger(1000);
    private static final AtomicInteger TICKETS = new AtomicInteger(1);

    public final EntityManager em;
    final Merchant merchant;
    public final Customer zoe;

    public Shop(EntityManager em) {
        this.em = em;
        merchant = new Merchant(SHOPS.incrementAndGet(), "李 & Söhne", "shop@mail.example", "DE");
        em.persist(merchant);
        zoe = customer("Zoë", "O'Brien", "Zoe@Mail.example");
        zoe.addIdentity("TELEGRAM", "51342");
        em.persist(zoe);
    }

    public int id() {
        return merchant.getId();
    }

    Customer customer(String firstName, String lastName, String email) {
        UUID id = UUID.randomUUID();
        Instant since = Instant.parse("2023-01-01T00:00:00Z");
        return new Customer(id, merchant.getId(), id, firstName, lastName, email, "DE", since);
    }

    public Order order(String orderId, String total) {
        return order(orderId, total, "EUR");
    }

    public Order order(String orderId, String total, String currency) {
        Order order = new Order(
                zoe,
                orderId,
                "OR#" + orderId,
                Money.of(total, currency),
                Instant.parse("2023-01-02T00:00:00Z"),
                new OrderItem("Kettle", null));
        order.invoice("INV#" + orderId, Instant.parse("2023-01-03T00:00:00Z"));
        order.ship("DHL", "RT" + orderId, null);
        em.persist(order);
        return order;
    }

    /** @param order null for a dispute about the account */
    public Dispute dispute(@Nullable Order order, Instant createdAt) {
        return dispute(10205, order, createdAt);
    }

    public Dispute dispute(int reasonId, @Nullable Order order, Instant createdAt) {
        return dispute(reasonId, order, ActionContexts.opening(createdAt, createdAt.plusSeconds(86_400)));
    }

    public Dispute dispute(int reasonId, @Nullable Order order, ActionContext opening) {
        String orderId = order == null ? null : order.getOrderId();
        Dispute dispute = new Dispute(
                UUID.randomUUID(),
                TICKETS.incrementAndGet(),
                new ComplaintDetails("TELEGRAM", orderId, "order-related", "Broken 😞", null),
                zoe,
                em.find(DisputeReason.class, reasonId),
                DisputeSubject.of(order),
                opening);
        em.persist(dispute);
        return dispute;
    }

    public Attachment attachment(Dispute dispute, String name) {
        Attachment attachment = new Attachment(
                UUID.randomUUID(),
                dispute,
                "file",
                name,
                "image/png",
                5,
                "Customer",
                Instant.parse("2023-01-04T00:00:00Z"));
        em.persist(attachment);
        return attachment;
    }
}
