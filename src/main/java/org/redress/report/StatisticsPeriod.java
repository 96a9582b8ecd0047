package org.redress.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Length of the periods in statistics, in UTC: days, ISO 8601 weeks (from Monday, in the year of their Thursday) or
 * months.
 */
public enum StatisticsPeriod {
    DAY("YYYY-MM-DD") {
        @Override
        LocalDate begin(LocalDate day) {
            return day;
        }

        @Override
        LocalDate next(LocalDate begin) {
            return begin.plusDays(1);
        }

        @Override
        String nameOf(LocalDate begin) {
            return begin.toString();
        }
    },
    WEEK("IYYY-IW") {
        @Override
        LocalDate begin(LocalDate day) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        LocalDate next(LocalDate begin) {
            return begin.plusWeeks(1);
        }

        @Override
        String nameOf(LocalDate begin) {
            int year = begin.get(IsoFields.WEEK_BASED_YEAR);
            return String.format(Locale.ROOT, "%04d-W%02d", year, begin.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        }
    },
    MONTH("YYYY-MM") {
        @Override
        LocalDate begin(LocalDate day) {
            return day.withDayOfMonth(1);
        }

        @Override
        LocalDate next(LocalDate begin) {
            return begin.plusMonths(1);
        }

        @Override
        String nameOf(LocalDate begin) {
            return YearMonth.from(begin).toString();
        }
    };

    static final String RULE = Arrays.stream(values())
            .map(StatisticsPeriod::wireName)
            .collect(Collectors.joining(", ", "must be one of ", ""));

    private final String pattern;

    StatisticsPeriod(String pattern) {
        this.pattern = pattern;
    }

    /** Returns a pattern for to_char of both databases, which formats all times of a period alike. */
    String pattern() {
        return pattern;
    }

    /** Returns the first day of the period that contains the day. */
    abstract LocalDate begin(LocalDate day);

    /** Returns the first day of the period after the one that begins so. */
    abstract LocalDate next(LocalDate begin);

    /**
     * Returns the period in ISO 8601, such as 2026-W48.
     *
     * @param begin first day of the period
     */
    abstract String nameOf(LocalDate begin);

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a period by its name on the wire, in any case. */
    static Optional<StatisticsPeriod> named(String name) {
        return Arrays.stream(values())
                .filter(period -> period.wireName().equalsIgnoreCase(name))
                .findFirst();
    }
}
