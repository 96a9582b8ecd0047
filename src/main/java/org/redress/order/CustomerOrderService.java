package org.redress.order;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.redress.key.OwnedKey;
import org.redress.party.ChannelUser;
import org.redress.party.ChatCustomerService;
import org.redress.text.FoldedText;
import org.redress.text.VisibleText;
import org.redress.text.WrittenNumber;

/** Finds orders of a chat user, and only of this user. */
@Stateless
public class CustomerOrderService {
    // Among the latest orders a number is found in any spelling; an older order by the shop's id alone
    private static final int MAX_COMPARED = 200;

    @PersistenceContext
    EntityManager em;

    @EJB
    ChatCustomerService customers;

    /**
     * Finds an order by the shop's id as it was written, else by its orderId, orderNumber or trackingId in any letter
     * case, with or without words before it. Its products and recordings are read by {@link #view}.
     *
     * @param number without blanks at its ends
     * @return empty if there is none, or if it is another customer's
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Order> find(ChannelUser user, String number) {
        return customers.findOwned(user, Order.class, "orderId", number).or(() -> findWritten(user, number));
    }

    private Optional<Order> findWritten(ChannelUser user, String number) {
        List<Order> orders = latest(user, MAX_COMPARED);
        return WrittenNumber.of(number).folded().stream()
                .flatMap(reading -> orders.stream().filter(order -> isNumberOf(order, reading)))
                .findFirst();
    }

    private static boolean isNumberOf(Order order, String folded) {
        return Stream.of(order.getOrderId(), order.getOrderNumber(), order.getTrackingId())
                .filter(Objects::nonNull)
                .map(VisibleText::strip)
                .map(FoldedText::ofNumber)
                .anyMatch(folded::equals);
    }

    /**
     * Returns the latest orders of a user, newest first, in one statement.
     *
     * @param most largest number of orders
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    @SuppressWarnings("unchecked") // A native query of an entity has no type
    public List<Order> latest(ChannelUser user, int most) {
        // Native for its union: PostgreSQL would read the whole table for an "or" of identity and e-mail
        return em.createNativeQuery(
                        "select o.* from orders o where o.merchant_id = ?1 and o.customer_id in ("
                                + "select i.customer_id from channel_identities i"
                                + " where i.merchant_id = ?1 and i.channel = ?2 and i.uid_key = ?3"
                                + " union all select c.id from customers c"
                                + " where c.merchant_id = ?1 and c.email_key = ?4)"
                                + " order by o.placed_at desc, o.id",
                        Order.class)
                .setParameter(1, user.merchantId())
                .setParameter(2, user.channel())
                .setParameter(3, user.uidKey())
                // No address is empty
                .setParameter(4, Objects.requireNonNullElse(user.emailKey(), ""))
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * Returns a view of an order. It is made in a transaction, as its products and recordings are loaded lazily.
     *
     * @return empty if the order does not exist
     */
    public <T> Optional<T> view(Order order, Function<Order, T> view) {
        return Optional.ofNullable(em.find(Order.class, new OwnedKey(order.getMerchantId(), order.getId())))
                .map(view);
    }
}
