package org.redress.order;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.redress.database.TestInjector;
import org.redress.json.JsonObjectParser;

/** A merchant's system, which sends orders. */
public final class ShopSystem {
    private ShopSystem() {}

    /**
     * Creates or replaces an order.
     *
     * @param line JSON, as in an import
     */
    public static OrderView send(EntityManager em, Clock clock, int merchantId, String line) {
        PutOrderCommand command =
                OrderRequestReader.order(JsonObjectParser.strict(32).parse(line.getBytes(StandardCharsets.UTF_8)));
        return new TestInjector(em, clock)
                .get(OrderService.class)
                .upsertAll(merchantId, List.of(command))
                .get(0)
                .orElseThrow()
                .stored();
    }
}
