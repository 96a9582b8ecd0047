package org.redress.bench.bare;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Writes JSON by hand. Times are written digit by digit, in the format of the list. */
final class Json {
    private final StringBuilder text = new StringBuilder(512);

    Json key(String name) {
        comma();
        text.append('"').append(name).append("\":");
        return this;
    }

    Json begin(char bracket) {
        comma();
        text.append(bracket);
        return this;
    }

    Json end(char bracket) {
        text.append(bracket);
        return this;
    }

    private void comma() {
        char last = text.length() == 0 ? '{' : text.charAt(text.length() - 1);
        if (last != '{' && last != '[' && last != ':') {
            text.append(',');
        }
    }

    Json element(String value) {
        comma();
        return text(value);
    }

    Json raw(String json) {
        text.append(json);
        return this;
    }

    Json number(long number) {
        text.append(number);
        return this;
    }

    Json text(String value) {
        if (value == null) {
            return raw("null");
        }
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
        return this;
    }

    /** 2023-12-12T15:49:32.4086250Z */
    Json instant(OffsetDateTime at) {
        if (at == null) {
            return raw("null");
        }
        OffsetDateTime utc = at.withOffsetSameInstant(ZoneOffset.UTC);
        text.append('"').append(utc.getYear()).append('-');
        two(utc.getMonthValue()).append('-');
        two(utc.getDayOfMonth()).append('T');
        two(utc.getHour()).append(':');
        two(utc.getMinute()).append(':');
        two(utc.getSecond()).append('.');
        String fraction = Integer.toString(utc.getNano() / 100);
        text.append("0000000", 0, 7 - fraction.length()).append(fraction).append("Z\"");
        return this;
    }

    /** 12/05/2023 15:49:32 */
    Json dateTime(OffsetDateTime at) {
        if (at == null) {
            return raw("null");
        }
        OffsetDateTime utc = at.withOffsetSameInstant(ZoneOffset.UTC);
        text.append('"');
        two(utc.getMonthValue()).append('/');
        two(utc.getDayOfMonth()).append('/').append(utc.getYear()).append(' ');
        two(utc.getHour()).append(':');
        two(utc.getMinute()).append(':');
        two(utc.getSecond()).append('"');
        return this;
    }

    private StringBuilder two(int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
