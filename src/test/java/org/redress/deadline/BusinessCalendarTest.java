package org.redress.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ends of time limits: on days of 23, 24 and 25 hours, at holidays, and where a day is missing. */
class BusinessCalendarTest {
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
    private static final Set<DayOfWeek> WORKING_WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    /** The entity tag changes with the content alone; this one was computed outside of Java. */
    @Test
    void the_digest_is_this_and_each_value_changes_it() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        LocalDate newYear = LocalDate.parse("2027-01-01");
        Set<DayOfWeek> days = Set.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY);
        BusinessCalendar calendar = new BusinessCalendar(berlin, days, Set.of(newYear, LocalDate.parse("2026-12-25")));
        assertThat(calendar.digest()).isEqualTo("ade6cea784b762617c64f47c4f6cf221c5e9cb9cb884726ed6d9971f0be04f4f");
        assertThat(Stream.of(
                        new BusinessCalendar(ZoneId.of("Europe/Vienna"), days, calendar.holidays()),
                        new BusinessCalendar(berlin, Set.of(DayOfWeek.MONDAY), calendar.holidays()),
                        new BusinessCalendar(berlin, days, Set.of(newYear)),
                        new BusinessCalendar(berlin, days, Set.of())))
                .extracting(BusinessCalendar::digest)
                .doesNotHaveDuplicates()
                .doesNotContain(calendar.digest());
    }

    @ParameterizedTest(name = "{0}: {1} + {2}")
    @CsvSource({
        // Spring: 02:00 to 03:00 is left out; the end moves forward by the gap
        "Europe/Berlin, 2026-03-28T12:00+01:00, P1D, 2026-03-29T12:00+02:00",
        "Europe/Berlin, 2026-03-28T02:30+01:00, P1D, 2026-03-29T03:30+02:00",
        "Europe/Berlin, 2026-03-28T02:30+01:00, P2D, 2026-03-30T02:30+02:00",
        "Europe/Berlin, 2026-03-28T12:00+01:00, PT24H, 2026-03-29T13:00+02:00",
        // Autumn: 02:00 to 03:00 is repeated; the earlier offset is used
        "Europe/Berlin, 2026-10-24T12:00+02:00, P1D, 2026-10-25T12:00+01:00",
        "Europe/Berlin, 2026-10-24T02:30+02:00, P1D, 2026-10-25T02:30+02:00",
        "Europe/Berlin, 2026-10-25T02:30+01:00, P1D, 2026-10-26T02:30+01:00",
        "Europe/Berlin, 2026-10-24T12:00+02:00, PT24H, 2026-10-25T11:00+01:00",
        "Europe/Berlin, 2026-10-20T12:00+02:00, P14D, 2026-11-03T12:00+01:00",
        // Half an hour of summer time
        "Australia/Lord_Howe, 2026-10-03T02:15+10:30, P1D, 2026-10-04T02:45+11:00",
        "Australia/Lord_Howe, 2026-10-03T12:00+10:30, P1D, 2026-10-04T12:00+11:00",
        "Australia/Lord_Howe, 2026-04-04T01:45+11:00, P1D, 2026-04-05T01:45+11:00",
        // There was no 30 December in Samoa: it is neither counted nor an end date
        "Pacific/Apia, 2011-12-29T10:00-10:00, P1D, 2011-12-31T10:00+14:00",
        "Pacific/Apia, 2011-12-28T10:00-10:00, P3D, 2012-01-01T10:00+14:00",
        "UTC, 2028-02-28T08:00Z, P1D, 2028-02-29T08:00Z",
        "UTC, 2028-02-29T08:00Z, P1D, 2028-03-01T08:00Z",
        "UTC, 2026-02-28T08:00Z, P1D, 2026-03-01T08:00Z",
        "UTC, 2026-12-31T23:59:59.999999Z, P1D, 2027-01-01T23:59:59.999999Z"
    })
    void a_limit_in_days_ends_at_the_same_local_time_and_one_in_elapsed_time_after_that_time(
            String zone, String from, TimeLimit limit, String end) {
        assertEnds(new BusinessCalendar(ZoneId.of(zone), EVERY_DAY, Set.of()), from, limit, end);
    }

    @ParameterizedTest(name = "{0} + {1}")
    @CsvSource({
        // 2026-12-24 is a Thursday
        "2026-12-16T17:00+01:00, P1D, 2026-12-17T17:00+01:00",
        "2026-12-18T17:00+01:00, P1D, 2026-12-21T17:00+01:00",
        "2026-12-19T17:00+01:00, P1D, 2026-12-21T17:00+01:00",
        "2026-12-20T17:00+01:00, P5D, 2026-12-28T17:00+01:00",
        "2026-12-24T17:00+01:00, P1D, 2026-12-28T17:00+01:00",
        "2026-12-30T17:00+01:00, P2D, 2027-01-04T17:00+01:00",
        "2026-12-18T23:30-05:00, P1D, 2026-12-21T05:30+01:00",
        "2026-03-27T02:30+01:00, P1D, 2026-03-30T02:30+02:00",
        "2026-12-24T17:00+01:00, PT24H, 2026-12-25T17:00+01:00"
    })
    void a_limit_in_days_neither_counts_weekends_and_holidays_nor_ends_on_one(
            String from, TimeLimit limit, String end) {
        Set<LocalDate> holidays = days("2026-12-25", "2026-12-26", "2027-01-01");
        assertEnds(new BusinessCalendar(ZoneId.of("Europe/Berlin"), WORKING_WEEK, holidays), from, limit, end);
    }

    @ParameterizedTest(name = "{0} + {1}")
    @CsvSource({
        // 2026-06-04 is Corpus Christi, a Thursday; 2026-12-31 is a Thursday, and Friday is New Year's Day
        "2026-06-03T17:00+02:00, P1D, 2026-06-05T17:00+02:00",
        "2026-06-02T17:00+02:00, P3D, 2026-06-08T17:00+02:00",
        "2026-06-04T17:00+02:00, P1D, 2026-06-05T17:00+02:00",
        "2026-12-31T17:00+01:00, P1D, 2027-01-04T17:00+01:00",
        "2026-12-23T17:00+01:00, P2D, 2026-12-29T17:00+01:00",
        "2026-06-03T17:00+02:00, PT24H, 2026-06-04T17:00+02:00",
        // Summer time begins on 2026-03-29; Good Friday is 2026-04-03
        "2026-03-27T02:30+01:00, P1D, 2026-03-30T02:30+02:00",
        "2026-04-02T12:00+02:00, P1D, 2026-04-07T12:00+02:00"
    })
    void a_limit_in_days_counts_no_public_holiday_beside_the_merchants_own(String from, TimeLimit limit, String end) {
        BusinessCalendar bavaria = new BusinessCalendar(
                ZoneId.of("Europe/Berlin"), WORKING_WEEK, days("2026-12-28"), new PublicHolidays("DE", "BY"));
        assertEnds(bavaria, from, limit, end);
    }

    @Test
    void the_digest_changes_with_the_public_holidays() {
        BusinessCalendar none = new BusinessCalendar(ZoneId.of("UTC"), WORKING_WEEK, days("2026-12-25"));
        BusinessCalendar germany =
                new BusinessCalendar(none.zone(), WORKING_WEEK, none.holidays(), new PublicHolidays("DE", null));
        BusinessCalendar bavaria =
                new BusinessCalendar(none.zone(), WORKING_WEEK, none.holidays(), new PublicHolidays("DE", "BY"));
        assertThat(Set.of(none.digest(), germany.digest(), bavaria.digest())).hasSize(3);
    }

    @Test
    void a_gap_before_midnight_does_not_move_an_end_to_a_holiday() {
        Set<DayOfWeek> notOnSundays = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY);
        BusinessCalendar nuuk = new BusinessCalendar(ZoneId.of("America/Nuuk"), notOnSundays, Set.of());
        // Saturday's 23:30 would be Sunday's 00:30
        assertEnds(nuuk, "2026-03-27T23:30-02:00", TimeLimit.of("P1D"), "2026-03-30T23:30-01:00");
    }

    @Test
    void a_year_of_starts_ends_in_order_and_on_business_days_in_every_zone_with_summer_time() {
        for (String zone : Set.of("Europe/Berlin", "America/Nuuk", "Australia/Lord_Howe", "Africa/Casablanca")) {
            BusinessCalendar calendar = new BusinessCalendar(ZoneId.of(zone), WORKING_WEEK, days("2026-12-25"));
            LocalDateTime begin = LocalDateTime.parse("2026-01-01T00:30");
            for (int hour = 0; hour < 365 * 24; hour += 7) {
                ZonedDateTime from = begin.plusHours(hour).atZone(calendar.zone());
                ZonedDateTime end =
                        calendar.after(from.toInstant(), TimeLimit.of("P3D")).atZone(calendar.zone());
                assertThat(WORKING_WEEK).as("%s", from).contains(end.getDayOfWeek());
                assertThat(calendar.holidays()).as("%s", from).doesNotContain(end.toLocalDate());
                assertThat(end).as("%s", from).isAfter(from.plusDays(2));
            }
        }
    }

    @Test
    void a_calendar_without_business_days_is_rejected() {
        assertThatThrownBy(() -> new BusinessCalendar(ZoneId.of("UTC"), Set.of(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertEnds(BusinessCalendar calendar, String from, TimeLimit limit, String end) {
        Instant ended = calendar.after(ZonedDateTime.parse(from).toInstant(), limit);
        assertThat(ended.atZone(calendar.zone()).toOffsetDateTime())
                .isEqualTo(ZonedDateTime.parse(end).toOffsetDateTime());
    }

    private static Set<LocalDate> days(String... days) {
        return Arrays.stream(days).map(LocalDate::parse).collect(Collectors.toSet());
    }
}
