package org.redress.deadline;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.party.Merchant;
import org.redress.party.MerchantSettings;

/**
 * Business days of a merchant.
 *
 * @param zone time zone in which days begin and end
 * @param businessDays days of each week, at least one
 * @param holidays dates that are no business days
 * @param publicHolidays the country or region whose public holidays are no business days either; null for none
 */
public record BusinessCalendar(
        ZoneId zone, Set<DayOfWeek> businessDays, Set<LocalDate> holidays, @Nullable PublicHolidays publicHolidays) {
    /** Calendar in UTC in which every day is a business day. */
    public static final BusinessCalendar PLAIN =
            new BusinessCalendar(ZoneOffset.UTC, EnumSet.allOf(DayOfWeek.class), Set.of());

    /** @throws IllegalArgumentException if there is no business day */
    public BusinessCalendar {
        businessDays = Set.copyOf(businessDays);
        holidays = Set.copyOf(holidays);
        if (businessDays.isEmpty()) {
            throw new IllegalArgumentException("at least one business day is required");
        }
    }

    /**
     * Creates a calendar without public holidays.
     *
     * @throws IllegalArgumentException if there is no business day
     */
    public BusinessCalendar(ZoneId zone, Set<DayOfWeek> businessDays, Set<LocalDate> holidays) {
        this(zone, businessDays, holidays, null);
    }

    /** Returns the calendar of a merchant, which must be managed: holidays are loaded lazily. */
    public static BusinessCalendar of(Merchant merchant) {
        MerchantSettings settings = merchant.getSettings();
        String country = settings.getHolidayCountry();
        return new BusinessCalendar(
                settings.getTimeZone(),
                settings.getBusinessDays(),
                merchant.getHolidays(),
                country == null ? null : new PublicHolidays(country, settings.getHolidayRegion()));
    }

    /** Returns the calendar with further dates that are no business days. */
    BusinessCalendar withHolidays(Set<LocalDate> dates) {
        Set<LocalDate> all = new HashSet<>(holidays);
        all.addAll(dates);
        return new BusinessCalendar(zone, businessDays, all, publicHolidays);
    }

    /** Stores the calendar in a merchant, which must be managed. */
    void applyTo(Merchant merchant) {
        MerchantSettings settings = merchant.getSettings();
        settings.setBusinessDays(zone, businessDays);
        settings.setPublicHolidays(
                publicHolidays == null ? null : publicHolidays.country(),
                publicHolidays == null ? null : publicHolidays.region());
        merchant.setHolidays(holidays);
    }

    /** Returns a digest of the content, which is the calendar's entity tag. */
    String digest() {
        CanonicalForm form = CanonicalForm.of("calendar")
                .add("timeZone", zone.getId())
                .addTexts("businessDays", businessDays.stream().sorted().map(DayOfWeek::name))
                .addTexts("holidays", holidays.stream().sorted().map(LocalDate::toString));
        return publicHolidays == null
                ? form.digest()
                : form.add("country", publicHolidays.country())
                        .add("region", publicHolidays.region())
                        .digest();
    }

    /**
     * Returns the end of a time limit. A limit in days ends on a business day, at the local time it started. In a DST
     * gap the end moves forward by the gap; in an overlap the earlier offset is used (as {@code LocalDateTime.atZone}).
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
        // In Greenland the DST gap begins at 23:00, and an end in it moves to the next day
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
        return businessDays.contains(day.getDayOfWeek())
                && !holidays.contains(day)
                && (publicHolidays == null || !publicHolidays.contains(day))
                && exists(day);
    }

    // Samoa went from 29 to 31 December 2011
    private boolean exists(LocalDate day) {
        return day.atStartOfDay(zone).toLocalDate().equals(day);
    }
}
