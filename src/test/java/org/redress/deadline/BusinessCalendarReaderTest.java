package org.redress.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.party.Merchant;
import org.redress.problem.InvalidRequestException;

class BusinessCalendarReaderTest {
    private static final String VALID =
            "'timeZone':'Europe/Berlin','businessDays':['monday','FRIDAY'],'holidays':['1970-01-01','9999-12-31']";

    @Test
    void a_calendar_is_read_with_days_in_any_letter_case() {
        assertThat(read(VALID))
                .isEqualTo(new BusinessCalendar(
                        ZoneId.of("Europe/Berlin"),
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        Set.of(LocalDate.of(1970, 1, 1), LocalDate.of(9999, 12, 31))));
    }

    @Test
    void public_holidays_have_a_country_and_perhaps_a_region() {
        assertThat(read(VALID + ",'publicHolidays':{'country':'de','region':'by'}")
                        .publicHolidays())
                .isEqualTo(new PublicHolidays("DE", "BY"));
        assertThat(read(VALID + ",'publicHolidays':{'country':'DE'}").publicHolidays())
                .isEqualTo(new PublicHolidays("DE", null));
    }

    @Test
    void a_calendar_that_is_written_is_read_as_the_same() {
        BusinessCalendar calendar = read(VALID + ",'publicHolidays':{'country':'DE','region':'BY'}");
        BusinessCalendarView view = BusinessCalendarView.of(calendar);
        assertThat(view.timeZone()).isEqualTo("Europe/Berlin");
        assertThat(view.businessDays()).containsExactly("MONDAY", "FRIDAY");
        assertThat(view.holidays()).containsExactly("1970-01-01", "9999-12-31");
        assertThat(view.publicHolidays()).isEqualTo(new BusinessCalendarView.PublicHolidaysView("DE", "BY"));
        assertThat(BusinessCalendarView.of(read(VALID)).publicHolidays()).isNull();
    }

    @Test
    void a_calendar_of_a_merchant_is_the_one_that_was_applied() {
        Merchant merchant = new Merchant(1, "ABC", "info@abc.de", "DE");
        for (String more : List.of(",'publicHolidays':{'country':'DE','region':'BY'}", "")) {
            BusinessCalendar calendar = read(VALID + more);
            calendar.applyTo(merchant);
            assertThat(BusinessCalendar.of(merchant)).isEqualTo(calendar);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'timeZone':'UTC+1','businessDays':['MONDAY'] | timeZone must be a time zone's name",
                "'businessDays':['MONDAY'] | timeZone is required",
                "'timeZone':'UTC','businessDays':[] | businessDays must be a list of 1..7",
                "'timeZone':'UTC' | businessDays must be a list of 1..7",
                "'timeZone':'UTC','businessDays':['MOON'] | businessDays must be a list of 1..7",
                "$,'holidays':['1969-12-31'] | holidays must be a list of at most",
                "$,'holidays':['2026-02-29'] | holidays must be a list of at most",
                "$,'publicHolidays':{} | publicHolidays.country is required",
                "$,'publicHolidays':{'country':'XX'} | publicHolidays.country must",
                "$,'publicHolidays':{'country':'DE','region':'X'} | region must be one of",
                "$,'publicHolidays':{'country':'SE','region':'X'} | region must be left out"
            })
    void what_breaks_a_rule_is_named_with_the_rule(String body, String message) {
        assertThatThrownBy(() -> read(body.replace("$", "'timeZone':'UTC','businessDays':['MONDAY']")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_seed_has_a_country_perhaps_a_region_and_years_as_numbers_or_texts() {
        assertThat(BusinessCalendarReader.seed(
                        json("{\"country\":\"de\",\"region\":\"by\",\"years\":[\"2027\",\"1970\"]}")))
                .isEqualTo(new SeedHolidaysCommand(new PublicHolidays("DE", "BY"), Set.of(1970, 2027)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'country':'DE' | years must be a list of 1..20 years from 1970 to 9999",
                "'country':'DE','years':[] | years must be a list of 1..20 years",
                "'country':'DE','years':['1969'] | years must be a list of 1..20 years",
                "'country':'DE','years':['10000'] | years must be a list of 1..20 years",
                "'country':'DE','years':['last'] | years must be a list of 1..20 years",
                "'years':['2027'] | country is required",
                "'country':'XX','years':['2027'] | country must be a country whose public holidays are known",
                "'country':'DE','region':'XX','years':['2027'] | region must be one of BB, BE"
            })
    void an_invalid_seed_is_refused_with_the_rule(String members, String message) {
        assertThatThrownBy(() -> BusinessCalendarReader.seed(json("{" + members.replace('\'', '"') + "}")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(message);
    }

    private static BusinessCalendar read(String members) {
        return BusinessCalendarReader.read(json("{" + members.replace('\'', '"') + "}"));
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
