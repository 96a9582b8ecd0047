package org.redress.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** The two formats of times in the documents, both in UTC. */
public final class TimeFormats {
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(7).toFormatter(Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private TimeFormats() {}

    /** Formats as ISO 8601 with seven decimals. */
    public static String instant(Instant time) {
        return INSTANT.format(time);
    }

    /** Formats as MM/dd/yyyy HH:mm:ss. */
    public static String dateTime(Instant time) {
        return DATE_TIME.format(time);
    }
}
