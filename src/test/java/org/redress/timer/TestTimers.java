package org.redress.timer;

import java.time.Clock;

/** Timers without a server. */
public final class TestTimers {
    private TestTimers() {}

    /** Returns the timers of a node that starts now. */
    public static TimerRuns startedAt(Clock clock) {
        TimerRuns runs = new TimerRuns();
        runs.clock = clock;
        runs.start();
        return runs;
    }
}
