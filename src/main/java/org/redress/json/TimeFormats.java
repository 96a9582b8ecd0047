package org.redress.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Pattern;

/** The two formats of times in the documents, both in UTC. */
public final class TimeFormats {
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(7).toFormatter(Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Pattern BASIC_OFFSET = Pattern.compile("(?<=T.{1,40}[+-]\\d\\d)(?=\\d\\d$)");

    private TimeFormats() {}

    /** Returns a date-time with a colon in its offset, where it has none, such as +0100; other texts as they are. */
    public static String withColon(String text) {
        return BASIC_OFFSET.matcher(text).replaceFirst(":");
    }

    /** Formats as ISO 8601 with seven decimals. */
    public static String instant(Instant time) {
        return INSTANT.format(time);
    }

    /** Formats as MM/dd/yyyy HH:mm:ss. */
    public static String dateTime(Instant time) {
        return DATE_TIME.format(time);
    }
}
