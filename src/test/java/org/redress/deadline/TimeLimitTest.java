package org.redress.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLimitTest {
    @Test
    void a_text_is_elapsed_time_or_business_days() {
        assertThat(TimeLimit.of("PT24H")).isEqualTo(new TimeLimit(Duration.ofHours(24), 0));
        assertThat(TimeLimit.of("PT87840H")).isEqualTo(new TimeLimit(Duration.ofDays(3_660), 0));
        assertThat(TimeLimit.of("P14D")).isEqualTo(new TimeLimit(null, 14));
        assertThat(TimeLimit.of("P3660D")).isEqualTo(new TimeLimit(null, 3_660));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PT",
                "P0D",
                "PT0S",
                "-P1D",
                "P-1D",
                "-PT1H",
                "P1W",
                "P1M",
                "P1DT1H",
                "P3661D",
                "PT87841H"
            })
    void a_text_of_both_kinds_of_neither_or_out_of_range_is_rejected(String text) {
        assertThatThrownBy(() -> TimeLimit.of(text)).isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P3660D", "PT24H", "PT1H30M", "PT0.5S", "PT87839H59M59.999999999S"})
    void a_limit_is_written_as_it_is_read(String text) {
        assertThat(TimeLimit.of(text)).hasToString(text);
    }

    @Test
    void a_lead_time_is_elapsed_time_and_may_be_zero() {
        assertThat(TimeLimit.parseLead("PT0S")).isZero();
        assertThat(TimeLimit.parseLead("PT87840H")).isEqualTo(Duration.ofDays(3_660));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P1D", "PT", "-PT1H", "PT-1H", "PT87841H"})
    void a_lead_time_in_days_negative_or_out_of_range_is_rejected(String text) {
        assertThatThrownBy(() -> TimeLimit.parseLead(text)).isInstanceOf(RuntimeException.class);
    }
}
