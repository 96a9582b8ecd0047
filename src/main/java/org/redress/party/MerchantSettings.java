package org.redress.party;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a merchant, in columns of its table. A new merchant has the defaults.
 *
 * <p>{@code ReferenceData} caches merchants for one minute.
 */
@Embeddable
public class MerchantSettings {
    @ValidTimeZone
    @Column(name = "time_zone")
    private String timeZone = "UTC";

    @NotNull
    @Pattern(regexp = "(?=.)1?2?3?4?5?6?7?")
    @Column(name = "business_days")
    private String businessDays = "1234567";

    @Pattern(regexp = "[A-Z]{2}")
    @Column(name = "holiday_country")
    private @Nullable String holidayCountry;

    @Pattern(regexp = "[A-Z0-9]{1,3}")
    @Column(name = "holiday_region")
    private @Nullable String holidayRegion;

    @Pattern(regexp = "[A-Z]{3}")
    private @Nullable String currency;

    @NotNull
    private String languages = "";

    protected MerchantSettings() {}

    void setTimeZone(ZoneId zone) {
        timeZone = zone.getId();
    }

    void setCurrency(@Nullable String code) {
        currency = code;
    }

    void setLanguages(List<String> codes) {
        languages = String.join(",", codes);
    }

    /** Returns the currency that an operator has stated, ISO 4217; null if it is not stated. */
    public @Nullable String getCurrency() {
        return currency;
    }

    /** Returns the languages that an operator has stated, BCP 47; empty if they are not stated. */
    public List<String> getLanguages() {
        return languages.isEmpty() ? List.of() : List.of(languages.split(","));
    }

    /**
     * Sets the days on which the merchant works.
     *
     * @param zone time zone of days and holidays
     */
    public void setBusinessDays(ZoneId zone, Set<DayOfWeek> days) {
        timeZone = zone.getId();
        businessDays = days.stream()
                .sorted()
                .map(day -> Integer.toString(day.getValue()))
                .collect(Collectors.joining());
    }

    /**
     * Sets the country whose public holidays are no business days.
     *
     * @param country ISO 3166-1 alpha-2; null for none
     * @param region subdivision of the country as in ISO 3166-2, without the country; null for the whole country
     */
    public void setPublicHolidays(@Nullable String country, @Nullable String region) {
        holidayCountry = country;
        holidayRegion = region;
    }

    /** Returns the country whose public holidays are no business days; null for none. */
    public @Nullable String getHolidayCountry() {
        return holidayCountry;
    }

    /** Returns the region of {@link #getHolidayCountry()}; null for the whole country. */
    public @Nullable String getHolidayRegion() {
        return holidayRegion;
    }

    public ZoneId getTimeZone() {
        return ZoneId.of(timeZone);
    }

    public Set<DayOfWeek> getBusinessDays() {
        return businessDays
                .chars()
                .mapToObj(number -> DayOfWeek.of(Character.digit(number, 10)))
                .collect(Collectors.toSet());
    }
}
