package org.redress.deadline;

import jakarta.json.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.redress.json.JsonObjectReader;
import org.redress.party.Merchant;

/** Reads when a merchant works; the rules are those of openapi.yaml. */
final class BusinessCalendarReader {
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    private BusinessCalendarReader() {}

    /** @throws InvalidRequest with each field that breaks its rule */
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
                Merchant.MAX_HOLIDAYS,
                "days from 1970 on, such as 2026-12-25",
                BusinessCalendarReader::day);
        fields.check();
        return new BusinessCalendar(zone, Set.copyOf(days), Set.copyOf(holidays));
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
