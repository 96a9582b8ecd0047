package org.redress.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TermTest {
    @Test
    void a_text_is_elapsed_time_or_business_days() {
        assertThat(Term.of("PT24H")).isEqualTo(new Term(Duration.ofHours(24), 0));
        assertThat(Term.of("PT87840H")).isEqualTo(new Term(Duration.ofDays(3_660), 0));
        assertThat(Term.of("P14D")).isEqualTo(new Term(null, 14));
        assertThat(Term.of("P3660D")).isEqualTo(new Term(null, 3_660));
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
        assertThatThrownBy(() -> Term.of(text)).isInstanceOf(RuntimeException.class);
    }
}
