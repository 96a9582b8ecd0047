package org.redress.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
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
        int sign = text.length() - 5;
        boolean mayBeBasic = sign > 0 && "+-".indexOf(text.charAt(sign)) >= 0;
        return mayBeBasic ? BASIC_OFFSET.matcher(text).replaceFirst(":") : text;
    }

    /** Formats as ISO 8601 with seven decimals. */
    public static String instant(Instant time) {
        LocalDateTime utc = utc(time);
        if (!hasFourDigits(utc.getYear())) {
            return INSTANT.format(time);
        }
        byte[] text = withTimeOfDay("0000-00-00T00:00:00.0000000Z", utc);
        put(text, 4, utc.getYear());
        put(text, 7, utc.getMonthValue());
        put(text, 10, utc.getDayOfMonth());
        put(text, 27, utc.get(ChronoField.NANO_OF_SECOND) / 100);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Formats as MM/dd/yyyy HH:mm:ss. */
    public static String dateTime(Instant time) {
        LocalDateTime utc = utc(time);
        if (!hasFourDigits(utc.getYear())) {
            return DATE_TIME.format(time);
        }
        byte[] text = withTimeOfDay("00/00/0000 00:00:00", utc);
        put(text, 2, utc.getMonthValue());
        put(text, 5, utc.getDayOfMonth());
        put(text, 10, utc.getYear());
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
    }

    private static boolean hasFourDigits(int year) {
        return year >= 0 && year <= 9999;
    }

    /** Fills in a form of a time, in a tenth of a formatter's time: a dispute has up to ten times. */
    private static byte[] withTimeOfDay(String form, LocalDateTime utc) {
        byte[] text = form.getBytes(StandardCharsets.ISO_8859_1);
        put(text, 13, utc.getHour());
        put(text, 16, utc.getMinute());
        put(text, 19, utc.getSecond());
        return text;
    }

    /** Writes the digits of a number before an index. */
    private static void put(byte[] text, int end, int number) {
        int index = end;
        for (int rest = number; rest > 0; rest /= 10) {
            index--;
            text[index] = (byte) ('0' + rest % 10);
        }
    }
}
