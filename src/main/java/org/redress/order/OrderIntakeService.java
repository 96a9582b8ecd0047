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
import org.redress.party.BuyerService;
import org.redress.party.Customer;
import org.redress.party.Turns;
import org.redress.problem.Conflict;
import org.redress.problem.PreconditionFailed;
import org.redress.problem.PreconditionRequired;
import org.redress.retry.IfMatch;

/** Takes a merchant's word on its orders, and shows what it took. Cases opened before keep what they say of an order. */
@Stateless
public class OrderIntakeService {
    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Turns turns;

    @Inject
    BuyerService buyers;

    /** The merchant's order. */
    public Optional<OrderView> find(int merchantId, String orderId) {
        return order(merchantId, orderId).map(OrderView::of);
    }

    /**
     * Creates each order or replaces it, in this order, all in one transaction; a receipt for each. A report that is
     * refused changes nothing, and leaves the others alone.
     */
    public List<Receipt> take(int merchantId, List<OrderReport> reports) {
        turns.take(merchantId, reports.stream().flatMap(OrderIntakeService::turnsOf));
        return reports.stream().map(report -> take(merchantId, report)).toList();
    }

    /**
     * As take, of one. What would change an order needs the state that it is meant for.
     *
     * @throws PreconditionRequired where that is not told
     * @throws PreconditionFailed where it is another
     */
    public Receipt put(int merchantId, OrderReport report, Optional<IfMatch> ifMatch) {
        turns.take(merchantId, turnsOf(report));
        Optional<OrderView> before = find(merchantId, report.orderId());
        ifMatch.ifPresent(state -> state.check(before.map(OrderView::tag).orElseThrow(PreconditionFailed::new)));
        Receipt receipt = take(merchantId, report).orRefusal();
        if (ifMatch.isEmpty() && receipt.result() == Receipt.Result.REPLACED) {
            throw new PreconditionRequired();
        }
        return receipt;
    }

    private static Stream<Object> turnsOf(OrderReport report) {
        return Stream.concat(Stream.of(report.orderId()), report.buyer().turns());
    }

    private Receipt take(int merchantId, OrderReport report) {
        Optional<Order> known = order(merchantId, report.orderId());
        Optional<OrderView> before = known.map(OrderView::of);
        try {
            Customer buyer = buyers.meet(merchantId, report.buyer());
            Order order = known.orElseGet(
                    () -> new Order(buyer, report.orderId(), report.orderNumber(), report.total(), clock.instant()));
            order.isReported(report, buyer);
            em.persist(order);
            Receipt receipt = Receipt.of(before, OrderView.of(order));
            // Otherwise each query of the next looks through all that was taken before
            em.flush();
            em.clear();
            return receipt;
        } catch (Conflict refusal) {
            return Receipt.of(refusal);
        }
    }

    /** The order has come further, or was corrected. Empty where the merchant has no such order. */
    public Optional<OrderView> change(int merchantId, String orderId, IfMatch ifMatch, UnaryOperator<Progress> change) {
        turns.take(merchantId, Stream.of(orderId));
        return order(merchantId, orderId).map(order -> {
            ifMatch.check(OrderView.of(order).tag());
            order.hasComeTo(change.apply(order.getProgress()));
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
