package org.redress.thumbnail;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import org.redress.timer.TimerName;
import org.redress.timer.TimerRuns;

/** Timer that looks for pictures without a thumbnail on each node, every second. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ThumbnailScheduler {
    private static final long INTERVAL_MILLIS = 1_000;

    @Inject
    ThumbnailWorkers workers;

    @Inject
    ThumbnailStatus status;

    @Inject
    TimerRuns runs;

    @Resource
    TimerService timers;

    // Threads of their own: one that a decoder keeps would be missing in a pool of the server
    @Resource
    ManagedThreadFactory threads;

    @PostConstruct
    void start() {
        timers.createIntervalTimer(INTERVAL_MILLIS, INTERVAL_MILLIS, new TimerConfig(null, false));
    }

    @PreDestroy
    void stop() {
        workers.stop();
    }

    @Timeout
    void run() {
        runs.run(TimerName.THUMBNAILS, () -> {
            workers.giveUpOverdue();
            status.recordQueue(workers.start(threads), workers.countRunning());
        });
    }
}
