package org.redress.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** Produces the clock: UTC, in microseconds, the precision of the databases. */
@ApplicationScoped
public class ClockProducer {
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    @Produces
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }
}
