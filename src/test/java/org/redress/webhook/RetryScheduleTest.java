package org.redress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
    private static final Instant SINCE = Instant.parse("2026-11-23T12:00:00Z");

    /** Adds the same part of the jitter always. */
    private static RetrySchedule schedule(long bits) {
        RandomGenerator same = () -> bits;
        return new RetrySchedule(same);
    }

    @ParameterizedTest
    @CsvSource({"1, PT5S", "2, PT5M", "3, PT30M", "4, PT2H", "5, PT5H", "6, PT10H", "7, PT14H", "8, PT20H", "9, PT24H"})
    void each_attempt_waits_longer_by_up_to_a_fifth_more(int attempts, Duration wait) {
        assertThat(schedule(0).next(attempts, null)).contains(wait);
        assertThat(schedule(-1).next(attempts, null).orElseThrow())
                .isBetween(
                        wait.multipliedBy(119).dividedBy(100),
                        wait.multipliedBy(12).dividedBy(10));
        RetrySchedule random = new RetrySchedule(new Random(1));
        assertThat(random.next(attempts, null)).isNotEqualTo(random.next(attempts, null));
    }

    @Test
    void the_tenth_attempt_is_the_last() {
        assertThat(schedule(0).next(10, null)).isEmpty();
        assertThat(schedule(0).next(10, Duration.ofSeconds(1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT1S, PT5S", "PT6S, PT6S", "PT24H, PT24H", "P30D, PT24H"})
    void a_receiver_may_ask_to_wait_longer_up_to_a_day(Duration asked, Duration wait) {
        assertThat(schedule(0).next(1, asked)).contains(wait);
    }

    @Test
    void five_days_of_failures_are_over_and_announced_a_day_before() {
        assertThat(RetrySchedule.isAnnounced(
                        SINCE, SINCE.plus(Duration.ofDays(4).minusMillis(1))))
                .isFalse();
        assertThat(RetrySchedule.isAnnounced(SINCE, SINCE.plus(Duration.ofDays(4))))
                .isTrue();
        assertThat(RetrySchedule.isOver(SINCE, SINCE.plus(Duration.ofDays(5).minusMillis(1))))
                .isFalse();
        assertThat(RetrySchedule.isOver(SINCE, SINCE.plus(Duration.ofDays(5)))).isTrue();
    }

    @Test
    void the_header_has_seconds_or_a_date() {
        assertThat(RetryAfterHeader.of("120", SINCE)).isEqualTo(Duration.ofMinutes(2));
        assertThat(RetryAfterHeader.of("Mon, 23 Nov 2026 12:01:00 GMT", SINCE)).isEqualTo(Duration.ofMinutes(1));
        assertThat(RetryAfterHeader.of("Mon, 23 Nov 2026 11:59:00 GMT", SINCE)).isNull();
        assertThat(RetryAfterHeader.of("soon", SINCE)).isNull();
        assertThat(RetryAfterHeader.of("99999999999999999999", SINCE)).isNull();
        assertThat(RetryAfterHeader.of(null, SINCE)).isNull();
    }
}
