package org.redress.deadline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Public holidays of a country, and of one of its regions, by the library Jollyday.
 *
 * @param country ISO 3166-1 alpha-2, such as DE
 * @param region subdivision as in ISO 3166-2 without the country, such as BY; null for those of the whole country
 */
public record PublicHolidays(String country, @Nullable String region) {
    private static final int MAX_CACHED_YEARS = 1_000;
    private static final Cache<CountryYear, Set<LocalDate>> CACHE =
            Caffeine.newBuilder().maximumSize(MAX_CACHED_YEARS).build();

    static {
        // The library's own cache has no bound
        HolidayManager.setManagerCachingEnabled(false);
    }

    private record CountryYear(PublicHolidays holidays, int year) {}

    /** Returns the countries whose public holidays are known. */
    static Set<String> countries() {
        // The library also has calendars of exchanges
        Set<String> countries = new TreeSet<>(HolidayManager.getSupportedCalendarCodes());
        countries.retainAll(Set.of(Locale.getISOCountries()));
        return countries;
    }

    /** Returns the regions of one of the {@link #countries()} that have holidays of their own. */
    static SortedSet<String> regions(String country) {
        return new TreeSet<>(regions(manager(country)).keySet());
    }

    private static Map<String, String> regions(HolidayManager manager) {
        return manager.getCalendarHierarchy().getChildren().keySet().stream()
                .collect(Collectors.toMap(code -> code.toUpperCase(Locale.ROOT), Function.identity()));
    }

    private static HolidayManager manager(String country) {
        return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    }

    boolean contains(LocalDate day) {
        return in(day.getYear()).contains(day);
    }

    /** Returns the public holidays that are observed in a year. */
    Set<LocalDate> in(int year) {
        return CACHE.get(new CountryYear(this, year), each -> compute(each.year()));
    }

    private Set<LocalDate> compute(int year) {
        HolidayManager manager = manager(country);
        String[] hierarchy =
                region == null ? new String[0] : new String[] {regions(manager).getOrDefault(region, region)};
        // New Year's Day may be observed in the year before: in the United States on 31 December 2027
        return IntStream.rangeClosed(year - 1, year + 1)
                .mapToObj(Year::of)
                .flatMap(each -> manager.getHolidays(each, HolidayType.PUBLIC_HOLIDAY, hierarchy).stream())
                .map(Holiday::getDate)
                .filter(day -> day.getYear() == year)
                .collect(Collectors.toUnmodifiableSet());
    }
}
