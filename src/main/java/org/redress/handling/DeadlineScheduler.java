package org.redress.handling;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.timer.TimerName;
import org.redress.timer.TimerRuns;

/**
 * Timer that processes due disputes on each node, one after the other.
 * Uses one database connection in addition to those of the callers.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeadlineScheduler {
    private static final Logger LOG = System.getLogger(DeadlineScheduler.class.getName());
    // The query requires at least one id to leave out
    private static final UUID NONE = new UUID(0, 0);

    // A failed dispute is skipped for a while, so that it neither delays the others nor fills the log
    private static final Duration RETRY_DELAY = Duration.ofMinutes(10);

    private static final int MAX_FAILED = 1_000;

    @Inject
    TimerRuns runs;

    @EJB
    DueDisputeService dueDisputes;

    @Resource
    TimerService timers;

    @Inject
    @ConfigProperty(name = "clock.seconds")
    int seconds;

    private final Cache<UUID, Boolean> recentlyFailed = Caffeine.newBuilder()
            .expireAfterWrite(RETRY_DELAY)
            .maximumSize(MAX_FAILED)
            .build();
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
    void processDueDisputes() {
        runs.run(TimerName.DEADLINES, this::processAllDue);
    }

    private void processAllDue() {
        Set<UUID> except = new HashSet<>(recentlyFailed.asMap().keySet());
        except.add(NONE);
        for (DueDisputeService.DueDispute due : dueDisputes.due(except)) {
            if (stopped) {
                return;
            }
            processDue(due);
        }
    }

    private void processDue(DueDisputeService.DueDispute due) {
        try {
            dueDisputes.processDue(due.merchantId(), due.disputeId());
        } catch (RuntimeException e) {
            recentlyFailed.put(due.disputeId(), true);
            // Without the message of the failure, which may contain data of a customer
            LOG.log(
                    Level.ERROR,
                    "processing due dispute {0} failed: {1}",
                    due.ticketNumber().toString(),
                    TimerRuns.rootType(e));
        }
    }
}
