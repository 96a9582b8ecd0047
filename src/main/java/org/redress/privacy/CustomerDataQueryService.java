package org.redress.privacy;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.redress.order.Order;
import org.redress.order.OrderView;
import org.redress.party.Customer;
import org.redress.party.CustomerMatchingService;
import org.redress.problem.UnknownResourceException;

/** Reads the data of one customer of a merchant, in pages, oldest first. */
@Stateless
public class CustomerDataQueryService {
    /** Rows of a page. */
    static final int PAGE = 100;

    private static final int TAG_LENGTH = 32;

    @PersistenceContext
    EntityManager em;

    @EJB
    CustomerMatchingService customers;

    /** Start of a page: the time and id of the last row of the page before. */
    public record KeysetPosition(Instant at, UUID id) {
        static final KeysetPosition START = new KeysetPosition(Instant.EPOCH, new UUID(0, 0));
    }

    /**
     * A dispute of the customer.
     *
     * @param category as the customer named the problem, or a category of the chat
     */
    public record CustomerDispute(Instant createdAt, UUID id, String category) {
        KeysetPosition position() {
            return new KeysetPosition(createdAt, id);
        }
    }

    /**
     * Returns the customer's own data.
     *
     * @throws UnknownResourceException if the merchant has no such customer
     */
    public CustomerProfileView find(int merchantId, UUID customerId) {
        return CustomerProfileView.of(customer(merchantId, customerId, LockModeType.NONE));
    }

    /**
     * Finds a customer of the merchant.
     *
     * @throws UnknownResourceException if the merchant has no such customer
     */
    public Customer customer(int merchantId, UUID customerId, LockModeType lock) {
        return customers.find(merchantId, customerId, lock).orElseThrow(() -> new UnknownResourceException("customer"));
    }

    /**
     * Returns the entity tag of the customer's data. It changes with the customer, with each change of a dispute and
     * with the number of orders.
     *
     * @throws UnknownResourceException if the merchant has no such customer
     */
    public String entityTag(int merchantId, UUID customerId) {
        Object[] disputes = em.createQuery(
                        "select count(d), sum(d.version) from Dispute d"
                                + " where d.customerId = :customer and d.merchantId = :merchant",
                        Object[].class)
                .setParameter("customer", customerId)
                .setParameter("merchant", merchantId)
                .getSingleResult();
        Long orders = em.createQuery(
                        "select count(o) from Order o where o.customerId = :customer and o.merchantId = :merchant",
                        Long.class)
                .setParameter("customer", customerId)
                .setParameter("merchant", merchantId)
                .getSingleResult();
        return find(merchantId, customerId)
                .canonicalForm()
                .add("disputes", (Number) disputes[0])
                .add("versions", (Number) disputes[1])
                .add("orders", orders)
                .digest()
                .substring(0, TAG_LENGTH);
    }

    /** Returns the page of orders after a position; empty at the end. */
    public List<OrderView> orders(int merchantId, UUID customerId, KeysetPosition after) {
        return em.createQuery(
                        "select o from Order o where o.customerId = :customer and o.merchantId = :merchant"
                                + " and (o.placedAt > :at or o.placedAt = :at and o.id > :id)"
                                + " order by o.placedAt, o.id",
                        Order.class)
                .setParameter("customer", customerId)
                .setParameter("merchant", merchantId)
                .setParameter("at", after.at())
                .setParameter("id", after.id())
                .setMaxResults(PAGE)
                .getResultStream()
                .map(OrderView::of)
                .toList();
    }

    /** Returns the page of disputes after a position; empty at the end. */
    public List<CustomerDispute> disputes(int merchantId, UUID customerId, KeysetPosition after) {
        return em.createQuery(
                        "select d.createdAt, d.id, d.text.category from Dispute d"
                                + " where d.customerId = :customer and d.merchantId = :merchant"
                                + " and (d.createdAt > :at or d.createdAt = :at and d.id > :id)"
                                + " order by d.createdAt, d.id",
                        Object[].class)
                .setParameter("customer", customerId)
                .setParameter("merchant", merchantId)
                .setParameter("at", after.at())
                .setParameter("id", after.id())
                .setMaxResults(PAGE)
                .getResultStream()
                .map(row -> new CustomerDispute((Instant) row[0], (UUID) row[1], (String) row[2]))
                .toList();
    }
}
