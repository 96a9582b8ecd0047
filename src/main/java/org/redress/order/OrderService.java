package org.redress.order;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.redress.http.IfMatch;
import org.redress.party.CreationLockService;
import org.redress.party.Customer;
import org.redress.party.CustomerMatchingService;
import org.redress.problem.ConflictException;
import org.redress.problem.PreconditionFailedException;
import org.redress.problem.PreconditionRequiredException;

/** Takes a merchant's word on its orders, and shows what it took. Cases opened before keep what they say of an order. */
@Stateless
public class OrderService {
    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    CreationLockService locks;

    @Inject
    CustomerMatchingService customers;

    /** The merchant's order. */
    public Optional<OrderView> find(int merchantId, String orderId) {
        return order(merchantId, orderId).map(OrderView::of);
    }

    /**
     * Creates each order or replaces it, in this order, all in one transaction; a receipt for each. A report that is
     * refused changes nothing, and leaves the others alone.
     */
    public List<OrderUpsertResult> upsertAll(int merchantId, List<PutOrderCommand> reports) {
        locks.lock(merchantId, reports.stream().flatMap(OrderService::lockKeysOf));
        return reports.stream().map(command -> upsertAll(merchantId, command)).toList();
    }

    /**
     * As take, of one. What would change an order needs the state that it is meant for.
     *
     * @throws PreconditionRequiredException where that is not told
     * @throws PreconditionFailedException where it is another
     */
    public OrderUpsertResult put(int merchantId, PutOrderCommand command, Optional<IfMatch> ifMatch) {
        locks.lock(merchantId, lockKeysOf(command));
        Optional<OrderView> before = find(merchantId, command.orderId());
        ifMatch.ifPresent(
                state -> state.check(before.map(OrderView::tag).orElseThrow(PreconditionFailedException::new)));
        OrderUpsertResult result = upsertAll(merchantId, command).orElseThrow();
        if (ifMatch.isEmpty() && result.result() == OrderUpsertResult.UpsertOutcome.REPLACED) {
            throw new PreconditionRequiredException();
        }
        return result;
    }

    private static Stream<Object> lockKeysOf(PutOrderCommand command) {
        return Stream.concat(Stream.of(command.orderId()), command.customer().turns());
    }

    private OrderUpsertResult upsertAll(int merchantId, PutOrderCommand command) {
        Optional<Order> known = order(merchantId, command.orderId());
        Optional<OrderView> before = known.map(OrderView::of);
        try {
            Customer buyer = customers.findOrCreate(merchantId, command.customer());
            Order order = known.orElseGet(
                    () -> new Order(buyer, command.orderId(), command.orderNumber(), command.total(), clock.instant()));
            order.replaceWith(command, buyer);
            em.persist(order);
            OrderUpsertResult result = OrderUpsertResult.of(before, OrderView.of(order));
            // Otherwise each query of the next looks through all that was taken before
            em.flush();
            em.clear();
            return result;
        } catch (ConflictException refusal) {
            return OrderUpsertResult.of(refusal);
        }
    }

    /** The order has come further, or was corrected. Empty where the merchant has no such order. */
    public Optional<OrderView> change(
            int merchantId, String orderId, IfMatch ifMatch, UnaryOperator<Fulfilment> change) {
        locks.lock(merchantId, Stream.of(orderId));
        return order(merchantId, orderId).map(order -> {
            ifMatch.check(OrderView.of(order).tag());
            order.updateFulfilment(change.apply(order.getProgress()));
            return OrderView.of(order);
        });
    }

    private Optional<Order> order(int merchantId, String orderId) {
        return em.createQuery(
                        "select o from Order o where o.merchant.id = :merchant and o.orderId = :orderId", Order.class)
                .setParameter("merchant", merchantId)
                .setParameter("orderId", orderId)
                .getResultStream()
                .findFirst();
    }
}
