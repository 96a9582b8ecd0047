package org.redress.deadline;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Time limits that the installation has for the merchants of a country. */
public final class CountryTerms {
    /** The rule of the setting. */
    public static final String RULE = "countries with six time limits, such as FR=P2D P21D P14D P14D P14D PT4H (answer,"
            + " escalation, information, decision, appeal, reminder), separated by commas";

    private static final int LIMITS = 6;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private CountryTerms() {}

    /**
     * Parses the setting.
     *
     * @return by country code (ISO 3166-1 alpha-2)
     * @throws IllegalArgumentException or java.time.DateTimeException if it violates {@link #RULE}
     */
    public static Map<String, DeadlineTerms> parse(String setting) {
        Map<String, DeadlineTerms> terms = new HashMap<>();
        for (String entry : setting.split(",", -1)) {
            String[] parts = entry.strip().split("\\s*=\\s*", -1);
            String[] limits = parts[parts.length - 1].split("\\s+");
            boolean isWhole = parts.length == 2 && limits.length == LIMITS && COUNTRIES.contains(parts[0]);
            if (!isWhole || terms.put(parts[0], of(limits)) != null) {
                throw new IllegalArgumentException("must be " + RULE);
            }
        }
        return terms;
    }

    private static DeadlineTerms of(String[] limits) {
        return new DeadlineTerms(
                TimeLimit.of(limits[0]),
                TimeLimit.of(limits[1]),
                TimeLimit.of(limits[2]),
                TimeLimit.of(limits[3]),
                TimeLimit.of(limits[4]),
                TimeLimit.parseLead(limits[5]));
    }
}
