package org.redress.erasure;

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
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.timer.TimerName;
import org.redress.timer.TimerRuns;

/**
 * Timer that erases closed merchants on each node. Uses one database connection in addition to those of the callers.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MerchantErasureScheduler {
    // A third of each minute, by default: the rest leaves the database to callers
    private static final Duration RUN = Duration.ofSeconds(20);

    @Inject
    TimerRuns runs;

    @Inject
    MerchantEraser eraser;

    @Inject
    Clock clock;

    @Resource
    TimerService timers;

    @Inject
    @ConfigProperty(name = "clock.seconds")
    int seconds;

    private volatile boolean stopped;

    @PostConstruct
    void start() {
        long interval = Duration.ofSeconds(seconds).toMillis();
        timers.createIntervalTimer(interval, interval, new TimerConfig(null, false));
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    @Timeout
    void eraseDue() {
        runs.run(TimerName.MERCHANT_ERASURES, () -> {
            Instant end = clock.instant().plus(RUN);
            eraser.eraseDue(() -> stopped || clock.instant().isAfter(end));
        });
    }
}
