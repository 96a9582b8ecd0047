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
}
