package org.redress.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.regex.Pattern;
import org.redress.json.TimeFormats;

/** Parses dates and date-times of query parameters: UTC without an offset, truncated to the databases' microseconds. */
final class DateTimeParam {
    static final String RULE =
            "must be a date (2023-12-31), a date-time (2023-12-31T23:59:59Z) or MM/dd/yyyy[ HH:mm:ss], years 1 to 9999";

    private static final int MAX_LENGTH = "2023-12-31T23:59:59.999999999+01:00:00".length();
    private static final Pattern BLANK_OF_OFFSET = Pattern.compile("(T.*) (?=[\\d:]+$)");
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .parseLenient()
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter SLASHED =
            DateTimeFormatter.ofPattern("MM/dd/uuuu[ HH:mm:ss]", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

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
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("too long");
        }
        // In a query a plus sign is a blank, so that an offset such as +01:00 arrives as " 01:00"
        String repaired = TimeFormats.withColon(BLANK_OF_OFFSET.matcher(text).replaceFirst("$1+"));
        // One format for each form, and queries that answer null: exceptions on the way to a good answer are expensive
        TemporalAccessor read = (text.indexOf('/') < 0 ? ISO : SLASHED).parse(repaired);
        LocalTime time = read.query(TemporalQueries.localTime());
        ZoneOffset offset = read.query(TemporalQueries.offset());
        OffsetDateTime moment = LocalDate.from(read)
                .atTime(time == null ? timeOfDate : time)
                .atOffset(offset == null ? ZoneOffset.UTC : offset)
                .withOffsetSameInstant(ZoneOffset.UTC);
        if (moment.getYear() < 1 || moment.getYear() > 9999) {
            throw new IllegalArgumentException("out of range");
        }
        return moment.truncatedTo(ChronoUnit.MICROS).toInstant();
    }
}
