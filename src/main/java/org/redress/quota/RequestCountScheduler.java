package org.redress.quota;

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
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.timer.TimerName;
import org.redress.timer.TimerRuns;

/** Timer that stores the counted requests of a node, as often as due disputes are processed. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RequestCountScheduler {
    @Inject
    TimerRuns runs;

    @Inject
    RequestCounts counts;

    @EJB
    RequestCountService stored;

    @Resource
    TimerService timers;

    @Inject
    @ConfigProperty(name = "clock.seconds")
    int seconds;

    @PostConstruct
    void start() {
        long interval = Duration.ofSeconds(seconds).toMillis();
        timers.createIntervalTimer(interval, interval, new TimerConfig(null, false));
    }

    /** Stores the requests that were counted until now, each merchant in a transaction of its own. */
    @Timeout
    public void store() {
        runs.run(TimerName.REQUEST_COUNTS, () -> counts.moveTo(stored::add));
    }
}
