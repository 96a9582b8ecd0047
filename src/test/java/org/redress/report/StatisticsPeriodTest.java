package org.redress.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsPeriodTest {
    @ParameterizedTest
    @CsvSource({
        "DAY, 2024-02-29, 2024-02-29, 2024-02-29",
        "MONTH, 2024-02-29, 2024-02-01, 2024-02",
        "MONTH, 2024-01-31, 2024-01-01, 2024-01",
        "MONTH, 0001-01-01, 0001-01-01, 0001-01",
        "WEEK, 2024-02-29, 2024-02-26, 2024-W09",
        "WEEK, 2020-12-31, 2020-12-28, 2020-W53",
        "WEEK, 2021-01-03, 2020-12-28, 2020-W53",
        "WEEK, 2021-01-04, 2021-01-04, 2021-W01",
        "WEEK, 2024-12-30, 2024-12-30, 2025-W01",
        "WEEK, 2026-12-31, 2026-12-28, 2026-W53"
    })
    void a_day_belongs_to_a_period_with_a_first_day_and_a_name(
            StatisticsPeriod period, LocalDate day, LocalDate begin, String name) {
        assertThat(period.begin(day)).isEqualTo(begin);
        assertThat(period.nameOf(begin)).isEqualTo(name);
    }

    @Test
    void periods_are_named_in_any_case_and_there_are_no_others() {
        assertThat(StatisticsPeriod.named("Week")).contains(StatisticsPeriod.WEEK);
        assertThat(StatisticsPeriod.named("year")).isEmpty();
        assertThat(StatisticsPeriod.RULE).isEqualTo("must be one of day, week, month");
    }
}
