package org.redress.json;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Number of a JSON text (RFC 8259), read by its value: 7.48596e5 and 748596.0 are 748596. */
final class JsonNumber {
    private static final Pattern NUMBER = Pattern.compile("(-?)(\\d++)(?:\\.(\\d++))?+(?:[eE]\\+?(-?)0*+(\\d*+))?+");
    // Longer forms are no number that a field takes; a huge exponent must not become as many zeros
    private static final int MAX_WRITTEN = 100;

    private JsonNumber() {}

    /**
     * Returns the digits of the value, without exponent, trailing zeros of the fraction, and the sign of zero.
     *
     * @param number as sent; returned unchanged if its digits would be longer than it and than 100 characters
     */
    // Not BigDecimal: its time grows with the square of the digits
    static String digits(String number) {
        Matcher parts = NUMBER.matcher(number);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a JSON number");
        }
        String fraction = Objects.requireNonNullElse(parts.group(3), "");
        String all = parts.group(2) + fraction;
        int begin = 0;
        while (begin < all.length() && all.charAt(begin) == '0') {
            begin++;
        }
        int end = all.length();
        while (end > begin && all.charAt(end - 1) == '0') {
            end--;
        }
        if (begin == end) {
            return "0";
        }
        String exponent = Objects.requireNonNullElse(parts.group(5), "");
        long point = exponent.length() > 9
                ? Long.MAX_VALUE
                : parts.group(2).length()
                        - begin
                        + Long.parseLong(Objects.requireNonNullElse(parts.group(4), "") + '0' + exponent);
        long length = Math.max(end - begin, Math.max(point, end - begin - point));
        return length > Math.max(MAX_WRITTEN, number.length())
                ? number
                : parts.group(1) + withPoint(all.substring(begin, end), (int) point);
    }

    private static String withPoint(String significant, int point) {
        if (point <= 0) {
            return "0." + "0".repeat(-point) + significant;
        } else if (point >= significant.length()) {
            return significant + "0".repeat(point - significant.length());
        }
        return significant.substring(0, point) + "." + significant.substring(point);
    }
}
