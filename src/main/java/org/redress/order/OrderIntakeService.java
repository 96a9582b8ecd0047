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

/** Stores and returns orders of a merchant. Disputes that were opened before keep their copy of an order. */
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

    /** Finds an order by the shop's id. @return empty if the merchant has no such order */
    public Optional<OrderView> find(int merchantId, String orderId) {
        return order(merchantId, orderId).map(OrderView::of);
    }

    /**
     * Creates or replaces orders one after the other in one transaction. A refused one changes nothing and does not
     * affect the others.
     *
     * @return a result for each, in the same order
     */
    public List<Receipt> take(int merchantId, List<OrderReport> reports) {
        turns.take(merchantId, reports.stream().flatMap(OrderIntakeService::turnsOf));
        return reports.stream().map(report -> take(merchantId, report)).toList();
    }

    /**
     * Creates or replaces one order.
     *
     * @param ifMatch the state that the caller has read; empty is enough for a new or an equal order
     * @throws org.redress.problem.Conflict if the order is refused
     * @throws PreconditionRequired if it would change an order and the state is empty
     * @throws PreconditionFailed if the order has another state
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
            // A larger persistence context would make each query of the next order slower
            em.flush();
            em.clear();
            return receipt;
        } catch (Conflict refusal) {
            return Receipt.of(refusal);
        }
    }

    /**
     * Changes the fulfilment of an order.
     *
     * @return empty if the merchant has no such order
     * @throws PreconditionFailed if the order has another state than ifMatch
     */
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
