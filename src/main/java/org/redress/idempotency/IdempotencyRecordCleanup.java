package org.redress.idempotency;

import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.redress.timer.Batches;
import org.redress.timer.TimerName;
import org.redress.timer.TimerRuns;

/** Deletes expired idempotency records once an hour. Each node does; deleting the same ones twice does no harm. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IdempotencyRecordCleanup {
    @Inject
    TimerRuns runs;

    @EJB
    IdempotencyRecordService records;

    @Schedule(hour = "*", minute = "17", persistent = false)
    void deleteExpired() {
        runs.run(TimerName.IDEMPOTENCY_RECORDS, () -> Batches.doAll(records::deleteExpiredBatch));
    }
}
