package org.redress.webhook;

import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.redress.event.EventLogService;
import org.redress.timer.Batches;
import org.redress.timer.TimerName;
import org.redress.timer.TimerRuns;

/** Deletes the deliveries of old events once an hour, in batches. Each node does; twice does no harm. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeliveryCleanup {
    @Inject
    TimerRuns runs;

    @EJB
    EventLogService log;

    @EJB
    DeliveryCleanupService deliveries;

    @Schedule(hour = "*", minute = "47", persistent = false)
    void deleteExpired() {
        runs.run(TimerName.DELIVERIES, () -> {
            List<Integer> merchants = log.merchantsAfter(Integer.MIN_VALUE);
            while (!merchants.isEmpty()) {
                merchants.forEach(merchantId -> deliveries
                        .webhooks(merchantId)
                        .forEach(webhook -> Batches.doAll(() -> deliveries.deleteNextExpired(webhook))));
                merchants = log.merchantsAfter(merchants.get(merchants.size() - 1));
            }
        });
    }
}
