package org.redress.bulk;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.redress.timer.Batches;
import org.redress.timer.TimerName;
import org.redress.timer.TimerRuns;

/**
 * Timers that execute jobs each second, and delete old ones once an hour, on each node. Uses one database connection in
 * addition to those of the callers.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobScheduler {
    private static final long INTERVAL_MILLIS = 1_000;

    @Inject
    TimerRuns runs;

    @Inject
    JobRunner runner;

    @EJB
    JobQueueService queue;

    @Resource
    TimerService timers;

    @PostConstruct
    void start() {
        timers.createIntervalTimer(INTERVAL_MILLIS, INTERVAL_MILLIS, new TimerConfig(null, false));
    }

    @Timeout
    void run() {
        runs.run(TimerName.JOBS, () -> runner.run());
    }

    @Schedule(hour = "*", minute = "47", persistent = false)
    void deleteExpired() {
        runs.run(TimerName.JOB_CLEANUP, () -> Batches.doAll(queue::deleteNextExpired));
    }
}
