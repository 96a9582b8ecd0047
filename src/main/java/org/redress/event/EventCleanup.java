package org.redress.event;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.redress.timer.TimerName;
import org.redress.timer.TimerRuns;

/** Deletes old events once an hour, in batches. Each node does; deleting the same ones twice does no harm. */
@Singleton
public class EventCleanup {
    @Inject
    TimerRuns runs;

    @Inject
    EventLogService log;

    @Schedule(hour = "*", minute = "41", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void deleteExpired() {
        runs.run(TimerName.EVENTS, () -> {
            for (int merchantId : log.merchants()) {
                boolean more = true;
                while (more) {
                    more = log.deleteNextExpired(merchantId);
                }
            }
        });
    }
}
