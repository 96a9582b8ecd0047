package org.redress.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redress.RecordedLog;

class TimerRunsTest {
    private static final Instant NOON = Instant.parse("2023-12-11T12:00:00Z");

    private final RecordedLog log = new RecordedLog(TimerRuns.class);
    private final TimerRuns runs = TestTimers.startedAt(Clock.fixed(NOON, ZoneOffset.UTC));

    @AfterEach
    void stopRecording() {
        log.close();
    }

    @Test
    void the_last_run_is_the_last_that_succeeded() {
        assertThat(runs.lastRun(TimerName.DEADLINES)).isEqualTo(NOON);
        later(Duration.ofMinutes(1));
        runs.run(TimerName.DEADLINES, () -> {});
        later(Duration.ofMinutes(1));
        runs.run(TimerName.DEADLINES, TimerRunsTest::fail);

        assertThat(runs.lastRun(TimerName.DEADLINES)).isEqualTo(NOON.plusSeconds(60));
        assertThat(runs.lastRun(TimerName.THUMBNAILS)).isEqualTo(NOON);
    }

    @Test
    void failures_in_a_row_are_one_warning_without_their_message() {
        runs.run(TimerName.DEADLINES, TimerRunsTest::fail);
        runs.run(TimerName.DEADLINES, TimerRunsTest::fail);
        assertThat(log.lines())
                .containsExactly("WARNING timer deadlines failed, its next run retries:"
                        + " java.lang.UnsupportedOperationException");

        runs.run(TimerName.DEADLINES, () -> {});
        runs.run(TimerName.DEADLINES, TimerRunsTest::fail);
        assertThat(log.lines()).hasSize(2);
    }

    private void later(Duration duration) {
        runs.clock = Clock.offset(runs.clock, duration);
    }

    private static void fail() {
        throw new IllegalStateException("Zoë", new UnsupportedOperationException("Zoë"));
    }
}
