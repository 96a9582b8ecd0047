package org.redress.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** State of the outbox at the last run of the relay, for metrics. */
@ApplicationScoped
public class OutboxStatus {
    private volatile long waiting;
    private volatile Duration lag = Duration.ZERO;

    void record(long waiting, Duration lag) {
        this.waiting = waiting;
        this.lag = lag;
    }

    /** Returns how many committed events had no number yet. */
    public long waiting() {
        return waiting;
    }

    /** Returns the age of the oldest of them, 0 if there was none. */
    public Duration lag() {
        return lag;
    }
}
