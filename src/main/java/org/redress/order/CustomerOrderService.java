package org.redress.order;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.redress.party.ChannelUser;
import org.redress.party.ChatCustomerService;
import org.redress.party.Customer;

/** Finds orders of a chat user, and only of this user. */
@Stateless
public class CustomerOrderService {
    @PersistenceContext
    EntityManager em;

    @Inject
    ChatCustomerService customers;

    /**
     * Finds an order by the shop's id.
     *
     * @return empty if there is none, or if it is another customer's
     */
    public Optional<Order> find(ChannelUser user, String orderId) {
        return customers.findOwned(user, Order.class, "orderId", orderId);
    }

    /**
     * Returns the latest orders of a user, newest first.
     *
     * @param most largest number of orders
     */
    public List<Order> latest(ChannelUser user, int most) {
        List<Customer> theirs = customers.findCustomers(user);
        if (theirs.isEmpty()) {
            return List.of();
        }
        return em.createQuery(
                        "select o from Order o where o.merchant.id = :merchant and o.customer in :customers"
                                + " order by o.placedAt desc, o.id",
                        Order.class)
                .setParameter("merchant", user.merchantId())
                .setParameter("customers", theirs)
                .setMaxResults(most)
                .getResultList();
    }
}
