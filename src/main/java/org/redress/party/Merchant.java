package org.redress.party;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.redress.problem.InputLimits;

/** Merchant, the tenant: every customer, order and dispute belongs to exactly one. On the wire it is the "client". */
@Entity
@Table(name = "merchants")
public class Merchant {
    /** The greatest number of public holidays. */
    @Id
    @NotNull
    private Integer id;

    @NotBlank
    @Size(max = 200)
    private String name;

    @NotNull
    @Email
    @Size(max = InputLimits.EMAIL)
    private String email;

    @NotNull
    @Pattern(regexp = "[A-Z]{2}")
    @Column(name = "country_code")
    private String countryCode;

    @ValidTimeZone
    @Column(name = "time_zone")
    private String timeZone = "UTC";

    @NotNull
    @Pattern(regexp = "(?=.)1?2?3?4?5?6?7?")
    @Column(name = "business_days")
    private String businessDays = "1234567";

    // As texts: EclipseLink shifts dates by the server's time zone
    @Size(max = InputLimits.HOLIDAYS)
    @ElementCollection
    @CollectionTable(name = "merchant_holidays", joinColumns = @JoinColumn(name = "merchant_id"))
    @Column(name = "holiday")
    private Set<@Pattern(regexp = "\\d{4}-\\d{2}-\\d{2}") String> holidays = new HashSet<>();

    @Pattern(regexp = "[A-Z]{2}")
    @Column(name = "holiday_country")
    private String holidayCountry;

    @Pattern(regexp = "[A-Z0-9]{1,3}")
    @Column(name = "holiday_region")
    private String holidayRegion;

    protected Merchant() {}

    /** Creates a merchant that works every day, in UTC. @param countryCode ISO 3166-1 alpha-2 */
    public Merchant(int id, String name, String email, String countryCode) {
        this.id = id;
        this.name = name;
        this.email = email;
        this.countryCode = countryCode;
    }

    /** Sets the business calendar. @param exceptHolidays dates in that zone */
    public void setBusinessCalendar(ZoneId zone, Set<DayOfWeek> days, Set<LocalDate> exceptHolidays) {
        timeZone = zone.getId();
        businessDays = days.stream()
                .sorted()
                .map(day -> Integer.toString(day.getValue()))
                .collect(Collectors.joining());
        Set<String> texts = exceptHolidays.stream().map(LocalDate::toString).collect(Collectors.toSet());
        holidays.retainAll(texts);
        holidays.addAll(texts);
    }

    /**
     * Sets the country whose public holidays are no business days.
     *
     * @param country ISO 3166-1 alpha-2; null for none
     * @param region subdivision of the country as in ISO 3166-2, without the country; null for the whole country
     */
    public void setPublicHolidays(String country, String region) {
        holidayCountry = country;
        holidayRegion = region;
    }

    /** Returns the country whose public holidays are no business days; null for none. */
    public String getHolidayCountry() {
        return holidayCountry;
    }

    /** Returns the region of {@link #getHolidayCountry()}; null for the whole country. */
    public String getHolidayRegion() {
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

    /** Returns the public holidays. They are loaded lazily: call this within a transaction. */
    public Set<LocalDate> getHolidays() {
        return holidays.stream().map(LocalDate::parse).collect(Collectors.toSet());
    }

    public String getName() {
        return name;
    }

    public String getEmail() {
        return email;
    }

    public String getCountryCode() {
        return countryCode;
    }

    /** Returns the clientId of the API. */
    public Integer getId() {
        return id;
    }
}
