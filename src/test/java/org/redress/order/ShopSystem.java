package org.redress.order;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.redress.database.Services;
import org.redress.json.ForgivingJson;

/** The system of a shop, which sends orders. */
public final class ShopSystem {
    private ShopSystem() {}

    /** Creates or replaces an order. @param line JSON, as in an import */
    public static OrderView tells(EntityManager em, Clock clock, int merchantId, String line) {
        OrderReport report = OrderReader.report(new ForgivingJson(32).object(line.getBytes(StandardCharsets.UTF_8)));
        return new Services(em, clock)
                .get(OrderIntakeService.class)
                .take(merchantId, List.of(report))
                .get(0)
                .orRefusal()
                .order();
    }
}
