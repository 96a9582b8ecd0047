package org.redress.bulk;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.redress.timer.Batches;
import org.redress.timer.TimerName;
import org.redress.timer.TimerRuns;

/** Timers that execute jobs each second, and delete old ones once an hour, on each node. */
@Singleton
public class JobScheduler {
    @Inject
    TimerRuns runs;

    @Inject
    JobRunner runner;

    @Inject
    JobQueueService queue;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void run() {
        runs.run(TimerName.JOBS, runner::run);
    }

    @Schedule(hour = "*", minute = "47", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void deleteExpired() {
        runs.run(TimerName.JOB_CLEANUP, () -> Batches.doAll(queue::deleteNextExpired));
    }
}
