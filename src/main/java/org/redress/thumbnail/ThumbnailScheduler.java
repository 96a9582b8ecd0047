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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** Timer that looks for pictures without a thumbnail on each node, every second. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
public class ThumbnailScheduler {
    private static final Logger LOG = System.getLogger(ThumbnailScheduler.class.getName());
    private static final long INTERVAL_MILLIS = 1_000;

    @Inject
    ThumbnailWorkers workers;

    @Inject
    ThumbnailStatus status;

    @Inject
    Clock clock;

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
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void run() {
        try {
            workers.giveUpOverdue();
            status.recordRun(clock.instant(), workers.start(threads));
        } catch (RuntimeException e) {
            // For instance the database is unavailable, which readiness reports. The timer starts the next round.
            LOG.log(
                    Level.DEBUG,
                    "looking for pictures failed: {0}",
                    e.getClass().getName());
        }
    }
}
