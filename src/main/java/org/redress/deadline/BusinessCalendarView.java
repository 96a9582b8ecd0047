package org.redress.deadline;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Business calendar on the wire. Days of the week from Monday, dates in ascending order, in ISO 8601.
 *
 * @param publicHolidays null, and then left out, for none
 */
@JsonbPropertyOrder({"timeZone", "businessDays", "holidays", "publicHolidays"})
public record BusinessCalendarView(
        String timeZone,
        List<String> businessDays,
        List<String> holidays,
        @Nullable PublicHolidaysView publicHolidays) {
    static BusinessCalendarView of(BusinessCalendar calendar) {
        return new BusinessCalendarView(
                calendar.zone().getId(),
                calendar.businessDays().stream().sorted().map(DayOfWeek::name).toList(),
                calendar.holidays().stream().sorted().map(LocalDate::toString).toList(),
                PublicHolidaysView.of(calendar.publicHolidays()));
    }

    /**
     * Country and region of public holidays on the wire.
     *
     * @param region null, and then left out, for the whole country
     */
    @JsonbPropertyOrder({"country", "region"})
    public record PublicHolidaysView(String country, @Nullable String region) {
        static @Nullable PublicHolidaysView of(@Nullable PublicHolidays holidays) {
            return holidays == null ? null : new PublicHolidaysView(holidays.country(), holidays.region());
        }
    }
}
