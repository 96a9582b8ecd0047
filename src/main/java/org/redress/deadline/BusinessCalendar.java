package org.redress.deadline;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.redress.digest.CanonicalForm;
import org.redress.party.Merchant;

/**
 * When a merchant works.
 *
 * @param zone whose days these are
 * @param businessDays of each week, at least one
 * @param holidays which are no business days
 */
public record BusinessCalendar(ZoneId zone, Set<DayOfWeek> businessDays, Set<LocalDate> holidays) {
    /** Every day is a business day, in UTC. */
    public static final BusinessCalendar PLAIN =
            new BusinessCalendar(ZoneOffset.UTC, EnumSet.allOf(DayOfWeek.class), Set.of());

    public BusinessCalendar {
        businessDays = Set.copyOf(businessDays);
        holidays = Set.copyOf(holidays);
        if (businessDays.isEmpty()) {
            throw new IllegalArgumentException("somebody must work some time");
        }
    }

    /** While the database is at hand. */
    public static BusinessCalendar of(Merchant merchant) {
        return new BusinessCalendar(merchant.getTimeZone(), merchant.getBusinessDays(), merchant.getHolidays());
    }

    /** Returns a digest that differs for each other calendar, as an entity tag without its quotes. */
    String digest() {
        return CanonicalForm.of("calendar")
                .add("timeZone", zone.getId())
                .addTexts("businessDays", businessDays.stream().sorted().map(DayOfWeek::name))
                .addTexts("holidays", holidays.stream().sorted().map(LocalDate::toString))
                .digest();
    }

    /**
     * When the term is over. A term in days ends on a business day at the local time of day at which it began; where
     * clocks leap over that, as much later as they leap; where they pass it twice, the first time.
     */
    public Instant after(Instant from, TimeLimit limit) {
        if (limit.elapsed() != null) {
            return from.plus(limit.elapsed());
        }
        ZonedDateTime begin = from.atZone(zone);
        LocalTime time = begin.toLocalTime();
        LocalDate day = begin.toLocalDate();
        for (int left = limit.days(); left > 0; left--) {
            day = nextBusinessDay(day);
        }
        // In Greenland the clocks leap at 23:00, from a Saturday into a Sunday
        while (!isBusinessDay(day.atTime(time).atZone(zone).toLocalDate())) {
            day = nextBusinessDay(day);
        }
        return day.atTime(time).atZone(zone).toInstant();
    }

    private LocalDate nextBusinessDay(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isBusinessDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private boolean isBusinessDay(LocalDate day) {
        return businessDays.contains(day.getDayOfWeek()) && !holidays.contains(day) && exists(day);
    }

    /** Samoa went from 29 to 31 December 2011. */
    private boolean exists(LocalDate day) {
        return day.atStartOfDay(zone).toLocalDate().equals(day);
    }
}
