package org.redress.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import org.redress.json.TimeFormats;

/** Parses dates and date-times of query parameters: UTC without an offset, truncated to the databases' microseconds. */
final class DateTimeParam {
    static final String RULE =
            "must be a date (2023-12-31), a date-time (2023-12-31T23:59:59Z) or MM/dd/yyyy[ HH:mm:ss], years 1 to 9999";

    private static final int MAX_LENGTH = "2023-12-31T23:59:59.999999999+01:00:00".length();
    private static final List<DateTimeFormatter> FORMATS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ISO_LOCAL_DATE_TIME,
            DateTimeFormatter.ISO_OFFSET_DATE_TIME,
            strict("MM/dd/uuuu"),
            strict("MM/dd/uuuu HH:mm:ss"));

    private DateTimeParam() {}

    /**
     * Parses a start; a date alone is the start of its day.
     *
     * @throws RuntimeException if the text violates {@link #RULE}
     */
    static Instant start(String text) {
        return moment(text, LocalTime.MIN);
    }

    /**
     * Parses an end; a date alone is the end of its day, to the microsecond.
     *
     * @throws RuntimeException if the text violates {@link #RULE}
     */
    static Instant end(String text) {
        return moment(text, LocalTime.MAX);
    }

    private static Instant moment(String text, LocalTime timeOfDate) {
        TemporalAccessor read = read(text);
        OffsetDateTime moment;
        if (read instanceof OffsetDateTime time) {
            moment = time.withOffsetSameInstant(ZoneOffset.UTC);
        } else if (read instanceof LocalDateTime time) {
            moment = time.atOffset(ZoneOffset.UTC);
        } else {
            moment = ((LocalDate) read).atTime(timeOfDate).atOffset(ZoneOffset.UTC);
        }
        if (moment.getYear() < 1 || moment.getYear() > 9999) {
            throw new IllegalArgumentException("out of range");
        }
        return moment.truncatedTo(ChronoUnit.MICROS).toInstant();
    }

    private static TemporalAccessor read(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("too long");
        }
        // In a query a plus sign is a blank, so that an offset such as +01:00 arrives as " 01:00"
        String repaired = TimeFormats.withColon(text.replaceFirst("(T.*) (?=[\\d:]+$)", "$1+"));
        for (DateTimeFormatter format : FORMATS) {
            try {
                return format.parseBest(repaired, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            } catch (DateTimeParseException e) {
                // The next format may fit
            }
        }
        throw new IllegalArgumentException("no known format");
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}
