package org.redress.search;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** English names of countries. */
final class CountryNames {
    // Java asks all its locale providers at each call
    private static final Map<String, String> NAMES = new ConcurrentHashMap<>();

    private CountryNames() {}

    /**
     * Returns the name of a country.
     *
     * @param code ISO 3166-1 alpha-2
     */
    static String of(String code) {
        return NAMES.computeIfAbsent(code, key -> new Locale("", key).getDisplayCountry(Locale.ENGLISH));
    }
}
