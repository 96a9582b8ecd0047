package org.redress.event;

import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.redress.timer.Batches;
import org.redress.timer.TimerName;
import org.redress.timer.TimerRuns;

/** Deletes old events once an hour, in batches. Each node does; deleting the same ones twice does no harm. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EventCleanup {
    @Inject
    TimerRuns runs;

    @EJB
    EventLogService log;

    @Schedule(hour = "*", minute = "41", persistent = false)
    void deleteExpired() {
        runs.run(TimerName.EVENTS, () -> {
            List<Integer> merchants = log.merchantsAfter(Integer.MIN_VALUE);
            while (!merchants.isEmpty()) {
                merchants.forEach(merchantId -> Batches.doAll(() -> log.deleteNextExpired(merchantId)));
                merchants = log.merchantsAfter(merchants.get(merchants.size() - 1));
            }
        });
    }
}
