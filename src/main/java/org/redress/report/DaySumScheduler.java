package org.redress.report;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
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
 * Timer that computes sums of days once a minute on each node, a batch of each merchant in turn.
 * Uses one database connection in addition to those of the callers.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DaySumScheduler {
    private static final long INTERVAL_MILLIS = 60_000;

    @EJB
    DaySumService sums;

    @Inject
    TimerRuns runs;

    @Resource
    TimerService timers;

    private volatile boolean stopped;

    @PostConstruct
    void start() {
        timers.createIntervalTimer(INTERVAL_MILLIS, INTERVAL_MILLIS, new TimerConfig(null, false));
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    @Timeout
    void run() {
        runs.run(TimerName.STATISTICS, this::sumAll);
    }

    private void sumAll() {
        Batches.doInTurn(sums.waiting(), merchantId -> !stopped && sums.sumNext(merchantId));
    }
}
