package org.redress.deadline;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Time limit, either in elapsed time or in business days.
 *
 * @param elapsed up to 3660 days; null for a limit in business days
 * @param days 1 to 3660 business days; 0 for a limit in elapsed time
 */
public record TimeLimit(@Nullable Duration elapsed, int days) {
    /** Ends a sentence that begins with "must be". */
    public static final String RULE = "elapsed time such as PT24H, or business days such as P14D, of 1..3660 days";

    /** Ends a sentence about the lead time of reminders that begins with "must be". */
    public static final String LEAD_RULE = "elapsed time such as PT4H, of 3660 days at most";

    private static final int MOST_DAYS = 3_660;
    private static final Pattern DAYS = Pattern.compile("P(\\d{1,4})D");

    /** @throws IllegalArgumentException if it has both kinds, none, or is out of range */
    public TimeLimit {
        boolean fits = elapsed == null
                ? days >= 1 && days <= MOST_DAYS
                : days == 0
                        && elapsed.compareTo(Duration.ZERO) > 0
                        && elapsed.compareTo(Duration.ofDays(MOST_DAYS)) <= 0;
        if (!fits) {
            throw new IllegalArgumentException("must be " + RULE);
        }
    }

    /**
     * Parses a time limit. MicroProfile Config calls this method to convert settings.
     *
     * @param text ISO 8601: days as P14D, or hours, minutes and seconds as PT24H
     * @throws IllegalArgumentException if it is neither, or out of range
     * @throws java.time.DateTimeException if it begins with PT and is no duration
     */
    public static TimeLimit of(String text) {
        Matcher inDays = DAYS.matcher(text);
        if (inDays.matches()) {
            return new TimeLimit(null, Integer.parseInt(inDays.group(1)));
        } else if (text.startsWith("PT")) {
            return new TimeLimit(Duration.parse(text), 0);
        }
        throw new IllegalArgumentException("must be " + RULE);
    }

    /**
     * Parses the lead time of reminders, which may be zero.
     *
     * @param text ISO 8601, such as PT4H
     * @throws IllegalArgumentException if it does not begin with PT, or is out of range
     * @throws java.time.DateTimeException if it begins with PT and is no duration
     */
    public static Duration parseLead(String text) {
        if (text.startsWith("PT")) {
            Duration lead = Duration.parse(text);
            if (!lead.isNegative() && lead.compareTo(Duration.ofDays(MOST_DAYS)) <= 0) {
                return lead;
            }
        }
        throw new IllegalArgumentException("must be " + LEAD_RULE);
    }

    /** Returns the text that {@link #of} parses, in at most 24 characters. */
    @Override
    public String toString() {
        return elapsed == null ? "P" + days + "D" : elapsed.toString();
    }
}
