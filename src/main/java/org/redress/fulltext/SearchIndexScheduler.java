package org.redress.fulltext;

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
 * Timer that writes search documents every two seconds on each node, a batch of each merchant in turn.
 * Uses one database connection in addition to those of the callers.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SearchIndexScheduler {
    private static final long INTERVAL_MILLIS = 2_000;

    @EJB
    SearchIndexService index;

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
        runs.run(TimerName.SEARCH_INDEX, this::indexAll);
    }

    private void indexAll() {
        Batches.doInTurn(index.waiting(), merchantId -> !stopped && index.indexNext(merchantId));
    }
}
