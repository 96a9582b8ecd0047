package org.redress.deadline;

import jakarta.json.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.json.JsonObjectReader;
import org.redress.problem.InputLimits;

/** Reads business calendars; the rules are those of openapi.yaml. */
final class BusinessCalendarReader {
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    private BusinessCalendarReader() {}

    /**
     * Reads a calendar.
     *
     * @throws org.redress.problem.InvalidRequestException with each field that breaks its rule
     */
    static BusinessCalendar read(JsonObject body) {
        JsonObjectReader fields = new JsonObjectReader(body);
        ZoneId zone = fields.required(
                "timeZone",
                fields.parse("timeZone", "be a time zone's name, such as Europe/Berlin", BusinessCalendarReader::zone));
        List<DayOfWeek> days = fields.list(
                "businessDays",
                1,
                7,
                "days of the week, such as MONDAY",
                text -> DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT)));
        List<LocalDate> holidays = fields.list(
                "holidays",
                0,
                InputLimits.HOLIDAYS,
                "days from 1970 on, such as 2026-12-25",
                BusinessCalendarReader::day);
        PublicHolidays publicHolidays =
                fields.has("publicHolidays") ? publicHolidays(fields.object("publicHolidays")) : null;
        fields.check();
        return new BusinessCalendar(zone, Set.copyOf(days), Set.copyOf(holidays), publicHolidays);
    }

    /**
     * Reads a command to add public holidays.
     *
     * @throws org.redress.problem.InvalidRequestException with each field that breaks its rule
     */
    static SeedHolidaysCommand seed(JsonObject body) {
        JsonObjectReader fields = new JsonObjectReader(body);
        PublicHolidays publicHolidays = publicHolidays(fields);
        List<Integer> years = fields.list(
                "years", 1, InputLimits.YEARS, "years from 1970 to 9999, such as 2027", BusinessCalendarReader::year);
        fields.check();
        return new SeedHolidaysCommand(Objects.requireNonNull(publicHolidays), Set.copyOf(years));
    }

    private static int year(String text) {
        int year = Integer.parseInt(text);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException();
        }
        return year;
    }

    private static @Nullable PublicHolidays publicHolidays(JsonObjectReader fields) {
        String country = fields.required(
                "country",
                fields.parse(
                        "country",
                        "be a country whose public holidays are known, by its code (ISO 3166-1 alpha-2), such as DE",
                        code -> oneOf(PublicHolidays.countries(), code)));
        return country == null ? null : new PublicHolidays(country, region(fields, country));
    }

    private static @Nullable String region(JsonObjectReader fields, String country) {
        if (!fields.has("region")) {
            return null;
        }
        Set<String> regions = PublicHolidays.regions(country);
        String rule = regions.isEmpty()
                ? "be left out: " + country + " has the same public holidays everywhere"
                : "be one of " + String.join(", ", regions);
        return fields.parse("region", rule, code -> oneOf(regions, code));
    }

    private static String oneOf(Set<String> codes, String text) {
        String code = text.toUpperCase(Locale.ROOT);
        if (!codes.contains(code)) {
            throw new IllegalArgumentException();
        }
        return code;
    }

    private static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new IllegalArgumentException();
        }
        return ZoneId.of(name);
    }

    private static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException();
        }
        return day;
    }
}
