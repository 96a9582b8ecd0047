package org.redress.deadline;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something may take: so much time, whoever sleeps meanwhile, or so many business days. One of the two.
 *
 * @param elapsed null for a term in days
 * @param days from 1; 0 for elapsed time
 */
public record TimeLimit(Duration elapsed, int days) {
    public static final String RULE = "elapsed time such as PT24H, or business days such as P14D, of 1..3660 days";

    private static final int MOST_DAYS = 3_660;
    private static final Pattern DAYS = Pattern.compile("P(\\d{1,4})D");

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
     * MicroProfile Config reads settings by this.
     *
     * @param text ISO 8601: PnD, or hours, minutes and seconds
     * @throws RuntimeException where it is neither, or mixes the two
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
}
