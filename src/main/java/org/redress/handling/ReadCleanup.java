package org.redress.handling;

import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.redress.timer.Batches;
import org.redress.timer.TimerName;
import org.redress.timer.TimerRuns;

/** Deletes old marks of read disputes once an hour. Each node does; deleting the same ones twice does no harm. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReadCleanup {
    @Inject
    TimerRuns runs;

    @EJB
    ReadService reads;

    @Schedule(hour = "*", minute = "53", persistent = false)
    void deleteExpired() {
        runs.run(TimerName.READS, () -> Batches.doAll(reads::deleteNextExpired));
    }
}
