package org.redress.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicHolidaysTest {
    private static boolean contains(String country, @Nullable String region, String day) {
        return new PublicHolidays(country, region).contains(LocalDate.parse(day));
    }

    @ParameterizedTest(name = "{0}-{1}: {2} {3}")
    @CsvSource({
        // Corpus Christi, sixty days after Easter, is one in Bavaria and not in Berlin
        "DE, BY, 2026-06-04, true",
        "DE, BE, 2026-06-04, false",
        "DE,   , 2026-06-04, false",
        "DE,   , 2026-10-03, true",
        "DE,   , 2026-10-02, false",
        // A country without regions
        "SE,   , 2026-06-06, true",
        "SE,   , 2026-06-05, false",
        // Boxing Day of 2026 is a Saturday: Monday is off instead
        "GB, ENG, 2026-12-28, true",
        "GB, ENG, 2026-12-26, false",
        // New Year's Day of 2028 is a Saturday: the last day of the year before is off instead
        "US,   , 2027-12-31, true",
        "US,   , 2026-12-31, false",
        "US,   , 2026-01-01, true"
    })
    void a_day_is_a_public_holiday_where_it_is_one_and_on_the_day_on_which_it_is_observed(
            String country, @Nullable String region, String day, boolean expected) {
        assertThat(contains(country, region, day)).isEqualTo(expected);
    }

    @Test
    void countries_are_those_of_iso_3166_and_regions_are_those_of_the_country() {
        assertThat(PublicHolidays.countries())
                .contains("DE", "FR", "US", "SE")
                .isSubsetOf(Locale.getISOCountries())
                .hasSizeGreaterThan(200);
        assertThat(PublicHolidays.regions("DE")).hasSize(16).contains("BY", "BE");
        assertThat(PublicHolidays.regions("FR")).contains("2A", "75C");
        assertThat(PublicHolidays.regions("SE")).isEmpty();
    }

    @Test
    void every_country_and_region_can_be_asked_for_a_day() {
        for (String country : PublicHolidays.countries()) {
            contains(country, null, "2026-12-25");
            PublicHolidays.regions(country).stream()
                    .limit(2)
                    .forEach(region -> contains(country, region, "2026-12-25"));
        }
    }

    @Test
    void the_letters_of_the_servers_language_do_not_matter() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(contains("IT", null, "2026-06-02")).isTrue();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_year_is_computed_once() {
        List<LocalDate> days =
                LocalDate.of(2031, 1, 1).datesUntil(LocalDate.of(2032, 1, 1)).toList();
        PublicHolidays bavaria = new PublicHolidays("DE", "BY");
        bavaria.contains(days.get(0));
        long begin = System.nanoTime();
        for (int n = 0; n < 100; n++) {
            assertThat(days.stream().filter(new PublicHolidays("DE", "BY")::contains))
                    .hasSize(12);
        }
        // To load the country's calendar 36,500 times would last a minute
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }
}
