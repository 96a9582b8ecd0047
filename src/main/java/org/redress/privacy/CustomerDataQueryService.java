package org.redress.privacy;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.redress.order.Order;
import org.redress.order.OrderView;
import org.redress.party.Customer;
import org.redress.problem.UnknownResourceException;

/** Reads what is kept of one customer of a merchant, oldest first and a page at a time. */
@Stateless
public class CustomerDataQueryService {
    /** Rows a page. */
    static final int PAGE = 100;

    @PersistenceContext
    EntityManager em;

    /** @throws UnknownResourceException where the merchant has no such customer */
    public CustomerProfileView find(int merchantId, UUID customerId) {
        return CustomerProfileView.of(customer(merchantId, customerId));
    }

    /**
     * Another one after each change of the customer and of their cases, and when there are more or fewer orders.
     *
     * @throws UnknownResourceException where the merchant has no such customer
     */
    public String state(int merchantId, UUID customerId) {
        Object[] cases = em.createQuery(
                        "select count(d), sum(d.version) from Dispute d"
                                + " where d.customer.id = :customer and d.merchantId = :merchant",
                        Object[].class)
                .setParameter("customer", customerId)
                .setParameter("merchant", merchantId)
                .getSingleResult();
        Long orders = em.createQuery(
                        "select count(o) from Order o where o.customer.id = :customer and o.merchant.id = :merchant",
                        Long.class)
                .setParameter("customer", customerId)
                .setParameter("merchant", merchantId)
                .getSingleResult();
        return find(merchantId, customerId)
                .canonicalForm()
                .add("disputes", (Number) cases[0])
                .add("versions", (Number) cases[1])
                .add("orders", orders)
                .digest()
                .substring(0, 32);
    }

    public List<OrderView> orders(int merchantId, UUID customerId, KeysetPosition position) {
        return em.createQuery(
                        "select o from Order o where o.customer.id = :customer and o.merchant.id = :merchant"
                                + " and (o.placedAt > :at or o.placedAt = :at and o.id > :id) order by o.placedAt, o.id",
                        Order.class)
                .setParameter("customer", customerId)
                .setParameter("merchant", merchantId)
                .setParameter("at", position.at())
                .setParameter("id", position.id())
                .setMaxResults(PAGE)
                .getResultStream()
                .map(OrderView::of)
                .toList();
    }

    public List<CustomerDispute> cases(int merchantId, UUID customerId, KeysetPosition position) {
        return em.createQuery(
                        "select new org.redress.privacy.CustomerDispute(d.createdAt, d.id, d.text.category) from Dispute d"
                                + " where d.customer.id = :customer and d.merchantId = :merchant"
                                + " and (d.createdAt > :at or d.createdAt = :at and d.id > :id)"
                                + " order by d.createdAt, d.id",
                        CustomerDispute.class)
                .setParameter("customer", customerId)
                .setParameter("merchant", merchantId)
                .setParameter("at", position.at())
                .setParameter("id", position.id())
                .setMaxResults(PAGE)
                .getResultList();
    }

    private Customer customer(int merchantId, UUID customerId) {
        return em.createQuery("select c from Customer c where c.merchant.id = :merchant and c.id = :id", Customer.class)
                .setParameter("merchant", merchantId)
                .setParameter("id", customerId)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new UnknownResourceException("customer"));
    }
}
