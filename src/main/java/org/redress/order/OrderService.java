package org.redress.order;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.event.EventData;
import org.redress.event.OutboxService;
import org.redress.http.Preconditions;
import org.redress.party.CreationLockService;
import org.redress.party.Customer;
import org.redress.party.CustomerData;
import org.redress.party.CustomerMatchingService;
import org.redress.problem.ConflictException;
import org.redress.problem.PreconditionFailedException;
import org.redress.problem.PreconditionRequiredException;
import org.redress.problem.Violation;

/** Stores and returns orders of a merchant. Disputes that were opened before keep their copy of an order. */
@Stateless
public class OrderService {
    // Others of the merchant's calls wait no longer for the locks of a batch
    private static final Duration MAX_BATCH = Duration.ofMillis(200);

    // Orders that are read and written together; so many are stored even after the time
    private static final int STEP = 100;

    private static final String IMPORT_KEY = "orders:import";

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @EJB
    CreationLockService locks;

    @EJB
    CustomerMatchingService customers;

    @EJB
    OutboxService outbox;

    /**
     * Finds an order by the shop's id.
     *
     * @return empty if the merchant has no such order
     */
    public Optional<OrderView> find(int merchantId, String orderId) {
        return order(merchantId, orderId).map(OrderView::of);
    }

    /**
     * Creates or replaces orders one after the other in one transaction, until 200 ms have passed. A refused one
     * changes nothing and does not affect the others. Batches of a merchant are serialised on all nodes: they lock
     * several customers each, which are known only after some are locked.
     *
     * @return a result for each of the first orders, in the same order; at least one
     */
    public List<OrderUpsertResult> upsertAll(int merchantId, List<PutOrderCommand> reports) {
        locks.lock(
                merchantId,
                Stream.concat(Stream.of(IMPORT_KEY), reports.stream().flatMap(OrderService::lockKeysOf)));
        List<OrderUpsertResult> results = new ArrayList<>();
        long end = System.nanoTime() + MAX_BATCH.toNanos();
        while (results.size() < reports.size() && System.nanoTime() - end < 0) {
            results.addAll(upsertDistinct(merchantId, firstDistinct(reports.subList(results.size(), reports.size()))));
        }
        return results;
    }

    /** Returns the first commands, up to the second one about the same order. */
    private static List<PutOrderCommand> firstDistinct(List<PutOrderCommand> commands) {
        Set<String> ids = new HashSet<>();
        return commands.stream()
                .limit(STEP)
                .takeWhile(command -> ids.add(command.orderId()))
                .toList();
    }

    /** Creates or replaces different orders, which are read in a few statements and written in a few messages. */
    private List<OrderUpsertResult> upsertDistinct(int merchantId, List<PutOrderCommand> commands) {
        StoredOrders stored = stored(merchantId, commands);
        List<OrderUpsertResult> results = commands.stream()
                .map(command -> upsert(merchantId, command, stored))
                .toList();
        // EclipseLink writes the lists of a new order right after it, which would make a message of each order
        em.flush();
        stored.created().forEach((order, command) -> {
            order.setItems(command.items());
            order.setMedia(command.media());
        });
        em.flush();
        // A larger persistence context would make the next orders slower
        em.clear();
        return results;
    }

    private StoredOrders stored(int merchantId, List<PutOrderCommand> commands) {
        Map<String, Order> orders = em.createQuery(
                        "select o from Order o where o.merchantId = :merchant and o.orderId in :ids", Order.class)
                .setParameter("merchant", merchantId)
                .setParameter(
                        "ids", commands.stream().map(PutOrderCommand::orderId).toList())
                .getResultStream()
                .collect(Collectors.toMap(Order::getOrderId, order -> order));
        List<CustomerData> data =
                commands.stream().map(PutOrderCommand::customer).toList();
        return new StoredOrders(
                orders,
                lists(merchantId, orders.values(), "items", "e.title, e.pictureUrl", StoredOrders::item),
                lists(
                        merchantId,
                        orders.values(),
                        "media",
                        "e.mediaType, e.name, e.description, e.contentUrl",
                        StoredOrders::media),
                customers.find(merchantId, data),
                new LinkedHashMap<>());
    }

    /**
     * Returns a list of each order that has some elements in it, by the shop's id: in one statement, where the orders
     * themselves take one each.
     *
     * @param attributes attributes of an element, which follow the id of the order in a row
     */
    private <T> Map<String, List<T>> lists(
            int merchantId, Collection<Order> orders, String list, String attributes, Function<Object[], T> element) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        return em.createQuery(
                        "select o.orderId, " + attributes + " from Order o join o." + list
                                + " e where o.merchantId = :merchant and o.id in :ids order by e.position",
                        Object[].class)
                .setParameter("merchant", merchantId)
                .setParameter("ids", orders.stream().map(Order::getId).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (String) row[0], Collectors.mapping(element, Collectors.toList())));
    }

    /**
     * Creates or replaces one order.
     *
     * @param conditions the state that the caller has read; a new or an equal order needs none
     * @throws org.redress.problem.ConflictException if the order is refused, or is older than the stored one
     * @throws PreconditionRequiredException if it would change an order and there is no state
     * @throws PreconditionFailedException if the order has another state
     */
    public OrderUpsertResult put(int merchantId, PutOrderCommand command, Preconditions conditions) {
        locks.lock(merchantId, lockKeysOf(command));
        Optional<OrderView> before = find(merchantId, command.orderId());
        before.map(OrderView::tag).ifPresentOrElse(conditions::checkNoneMatches, conditions::checkNew);
        OrderUpsertResult result =
                upsertDistinct(merchantId, List.of(command)).get(0).orElseThrow();
        if (result.result() == OrderUpsertResult.UpsertOutcome.OUTDATED) {
            throw outdated();
        }
        // An equal order may be the same call again, after its answer was lost: its ETag is one of before (RFC 9110,
        // 13.1.1)
        if (result.result() == OrderUpsertResult.UpsertOutcome.REPLACED) {
            conditions.check(before.orElseThrow().tag());
        }
        return result;
    }

    private static Stream<Object> lockKeysOf(PutOrderCommand command) {
        return Stream.concat(Stream.of(command.orderId()), command.customer().lockKeys());
    }

    private OrderUpsertResult upsert(int merchantId, PutOrderCommand command, StoredOrders stored) {
        Optional<Order> known = Optional.ofNullable(stored.orders().get(command.orderId()));
        Optional<OrderView> before = known.map(stored::view);
        if (known.isPresent() && command.progress().isBefore(known.get().getProgress())) {
            return OrderUpsertResult.outdated(before.orElseThrow());
        }
        try {
            Customer customer = customers.findOrCreate(merchantId, command.customer(), stored.customers());
            Order order = known.orElseGet(() ->
                    new Order(customer, command.orderId(), command.orderNumber(), command.total(), clock.instant()));
            order.replaceWith(command, customer);
            OrderView now = OrderView.of(order, command.items(), command.media());
            if (known.isEmpty()) {
                em.persist(order);
                stored.created().put(order, command);
            } else {
                replaceLists(order, before.orElseThrow(), now, command);
            }
            OrderUpsertResult result = OrderUpsertResult.of(before, now);
            if (result.isChange()) {
                outbox.add(merchantId, event(order));
            }
            return result;
        } catch (ConflictException exception) {
            return OrderUpsertResult.of(exception);
        }
    }

    // Equal lists stay as they are: otherwise each of their rows would be read, deleted and inserted again
    private static void replaceLists(Order order, OrderView before, OrderView now, PutOrderCommand command) {
        if (!before.items().equals(now.items())) {
            order.setItems(command.items());
        }
        if (!before.media().equals(now.media())) {
            order.setMedia(command.media());
        }
    }

    /**
     * Changes the fulfilment of an order.
     *
     * @return empty if the merchant has no such order
     * @throws PreconditionFailedException if the order has another state than the conditions name
     * @throws ConflictException if statusAt would become an earlier one
     */
    public Optional<OrderView> change(
            int merchantId, String orderId, Preconditions conditions, UnaryOperator<Fulfilment> change) {
        locks.lock(merchantId, Stream.of(orderId));
        return order(merchantId, orderId).map(order -> {
            conditions.check(OrderView.of(order).tag());
            Fulfilment changed = change.apply(order.getProgress());
            if (changed.isBefore(order.getProgress())) {
                throw outdated();
            }
            order.updateFulfilment(changed);
            outbox.add(merchantId, event(order));
            return OrderView.of(order);
        });
    }

    private EventData event(Order order) {
        return EventData.ofOrder(order.getOrderId(), order.getCustomerId(), clock.instant());
    }

    private static ConflictException outdated() {
        return new ConflictException(
                new Violation("statusAt", "must not be before the statusAt of the stored order", "body /statusAt"));
    }

    private Optional<Order> order(int merchantId, String orderId) {
        return em.createQuery(
                        "select o from Order o where o.merchantId = :merchant and o.orderId = :orderId", Order.class)
                .setParameter("merchant", merchantId)
                .setParameter("orderId", orderId)
                .getResultStream()
                .findFirst();
    }
}
