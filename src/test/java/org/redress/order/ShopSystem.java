package org.redress.order;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.redress.database.Services;
import org.redress.json.ForgivingJson;

/** A shop's system, which tells its orders. */
public final class ShopSystem {
    private ShopSystem() {}

    /** @param line as in an import. @return how it is shown then */
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
