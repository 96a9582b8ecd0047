package org.redress.order;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.redress.database.TestInjector;
import org.redress.http.Preconditions;
import org.redress.json.JsonObjectParser;

/** A merchant's system, which sends orders. */
public final class ShopSystem {
    private ShopSystem() {}

    /**
     * Creates or replaces orders in one transaction, the first of them at least.
     *
     * @param lines JSON, as in an import
     */
    public static List<OrderUpsertResult> sendAll(EntityManager em, Clock clock, int merchantId, List<String> lines) {
        JsonObjectParser json = JsonObjectParser.strict(32);
        List<PutOrderCommand> commands = lines.stream()
                .map(line -> OrderRequestReader.order(json.parse(line.getBytes(StandardCharsets.UTF_8))))
                .toList();
        return new TestInjector(em, clock).get(OrderService.class).upsertAll(merchantId, commands);
    }

    /** Changes only the state of an order, if the merchant has it. */
    public static void deliver(EntityManager em, Clock clock, int merchantId, String orderId) {
        OrderService orders = new TestInjector(em, clock).get(OrderService.class);
        orders.find(merchantId, orderId)
                .ifPresent(order -> orders.change(
                        merchantId,
                        orderId,
                        Preconditions.of("\"" + order.tag() + "\"", null),
                        before -> new Fulfilment(
                                OrderStatus.DELIVERED,
                                "DHL",
                                "T-" + orderId,
                                before.trackingUrl(),
                                before.invoiceId(),
                                before.invoiceDate(),
                                null)));
    }

    /**
     * Creates or replaces an order.
     *
     * @param line JSON, as in an import
     */
    public static OrderView send(EntityManager em, Clock clock, int merchantId, String line) {
        return sendAll(em, clock, merchantId, List.of(line))
                .get(0)
                .orElseThrow()
                .stored();
    }
}
