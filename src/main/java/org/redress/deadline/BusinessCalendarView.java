package org.redress.deadline;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** A calendar on the wire. Days of the week from Monday, holidays from the first, in ISO 8601. */
@JsonbPropertyOrder({"timeZone", "businessDays", "holidays"})
public record BusinessCalendarView(String timeZone, List<String> businessDays, List<String> holidays) {
    static BusinessCalendarView of(BusinessCalendar calendar) {
        return new BusinessCalendarView(
                calendar.zone().getId(),
                calendar.businessDays().stream().sorted().map(DayOfWeek::name).toList(),
                calendar.holidays().stream().sorted().map(LocalDate::toString).toList());
    }
}
