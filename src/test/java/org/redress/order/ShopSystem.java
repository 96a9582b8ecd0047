package org.redress.order;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.redress.database.TestInjector;
import org.redress.json.LenientJsonParser;

/** A shop's system, which tells its orders. */
public final class ShopSystem {
    private ShopSystem() {}

    /** @param line as in an import. @return how it is shown then */
    public static OrderView send(EntityManager em, Clock clock, int merchantId, String line) {
        PutOrderCommand command =
                OrderRequestReader.order(new LenientJsonParser(32).object(line.getBytes(StandardCharsets.UTF_8)));
        return new TestInjector(em, clock)
                .get(OrderService.class)
                .upsertAll(merchantId, List.of(command))
                .get(0)
                .orElseThrow()
                .order();
    }
}
