package org.redress.report;

import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.redress.timer.Batches;
import org.redress.timer.TimerName;
import org.redress.timer.TimerRuns;

/** Deletes expired links to exports once an hour. Each node does; deleting the same ones twice does no harm. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ExportLinkCleanup {
    @Inject
    TimerRuns runs;

    @EJB
    ExportLinkService links;

    @Inject
    Clock clock;

    @Schedule(hour = "*", minute = "47", persistent = false)
    void deleteExpired() {
        runs.run(TimerName.EXPORT_LINKS, () -> Batches.doAll(() -> links.deleteExpiredBatch(clock.instant())));
    }
}
