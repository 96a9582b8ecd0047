package org.redress.webhook;

import jakarta.annotation.PostConstruct;
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
import java.time.Clock;
import java.time.Duration;
import org.redress.timer.TimerName;
import org.redress.timer.TimerRuns;

/**
 * Sends the deliveries of webhooks twice a second on each node. Uses one database connection in addition to those of
 * the callers.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WebhookScheduler {
    private static final long INTERVAL_MILLIS = 500;
    private static final int RUNS_BETWEEN_LOOKS = 20;
    private static final Duration RUN = Duration.ofMillis(400);

    @Inject
    WebhookDispatcher dispatcher;

    @EJB
    WebhookQueueService queue;

    @Inject
    WebhookStatus status;

    @Inject
    Clock clock;

    @Inject
    TimerRuns runs;

    @Resource
    TimerService timers;

    private int count;

    @PostConstruct
    void start() {
        timers.createIntervalTimer(INTERVAL_MILLIS, INTERVAL_MILLIS, new TimerConfig(null, false));
    }

    @Timeout
    void run() {
        runs.run(TimerName.WEBHOOKS, () -> {
            dispatcher.run(RUN);
            if (count++ % RUNS_BETWEEN_LOOKS == 0) {
                status.recordQueue(queue.waiting(), clock.instant());
            }
        });
    }
}
