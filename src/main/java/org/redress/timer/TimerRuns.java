package org.redress.timer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Does the work of timers, and remembers when each of them last succeeded on this node. */
@ApplicationScoped
public class TimerRuns {
    private static final Logger LOG = System.getLogger(TimerRuns.class.getName());

    @Inject
    Clock clock;

    private final Map<TimerName, Instant> lastRuns = new ConcurrentHashMap<>();
    private final Set<TimerName> failing = ConcurrentHashMap.newKeySet();

    @PostConstruct
    void start() {
        for (TimerName timer : TimerName.values()) {
            lastRuns.put(timer, clock.instant());
        }
    }

    /**
     * Does the work of one run. Lets no failure out, since a server removes a timer whose method fails twice.
     * Logs the first of several failures in a row as a warning, without its message, which may contain data of a
     * customer.
     */
    public void run(TimerName timer, Runnable work) {
        try {
            work.run();
            lastRuns.put(timer, clock.instant());
            failing.remove(timer);
        } catch (RuntimeException e) {
            LOG.log(
                    failing.add(timer) ? Level.WARNING : Level.DEBUG,
                    "timer {0} failed, its next run retries: {1}",
                    timer.label(),
                    rootType(e));
        }
    }

    /** Returns the time of the last successful run; that of the node's start before the first. */
    public Instant lastRun(TimerName timer) {
        return Objects.requireNonNull(lastRuns.get(timer));
    }

    /** Returns the class name of the cause of a failure. */
    public static String rootType(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getClass().getName();
    }
}
