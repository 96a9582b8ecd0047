package org.redress.event;

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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.redress.timer.Batches;
import org.redress.timer.TimerName;
import org.redress.timer.TimerRuns;

/**
 * Timer that relays events twice a second on each node.
 * Uses one database connection in addition to those of the callers.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EventRelayScheduler {
    private static final long INTERVAL_MILLIS = 500;

    @EJB
    EventRelayService relay;

    @Inject
    OutboxStatus status;

    @Inject
    Clock clock;

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
        runs.run(TimerName.EVENT_RELAY, this::relayAll);
    }

    private void relayAll() {
        List<WaitingEvents> waiting = relay.waiting();
        Instant now = clock.instant();
        status.record(
                waiting.stream().mapToLong(WaitingEvents::count).sum(),
                waiting.stream()
                        .map(outbox -> Duration.between(outbox.oldest(), now))
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO));
        Batches.doEach(
                waiting, outbox -> Batches.doAll(() -> !stopped && relay.relay(outbox.merchantId(), outbox.count())));
    }
}
