package org.redress.party;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.problem.InputLimits;

/** Merchant, the tenant: every customer, order and dispute belongs to exactly one. On the wire it is the "client". */
@Entity
@Table(name = "merchants")
public class Merchant {
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

    @Valid
    @NotNull
    @Embedded
    private MerchantSettings settings = new MerchantSettings();

    @Valid
    @Embedded
    private @Nullable MerchantTerms terms;

    // Not in the settings: EclipseLink misses changes of a collection in an embeddable.
    // As texts: EclipseLink shifts dates by the server's time zone.
    @Size(max = InputLimits.HOLIDAYS)
    @ElementCollection
    @CollectionTable(name = "merchant_holidays", joinColumns = @JoinColumn(name = "merchant_id"))
    @Column(name = "holiday")
    private Set<@Pattern(regexp = "\\d{4}-\\d{2}-\\d{2}") String> holidays = new HashSet<>();

    protected Merchant() {}

    /**
     * Creates a merchant that works every day, in UTC.
     *
     * @param countryCode ISO 3166-1 alpha-2
     */
    public Merchant(int id, String name, String email, String countryCode) {
        this.id = id;
        this.name = name;
        this.email = email;
        this.countryCode = countryCode;
    }

    /** Returns the settings, which can be changed if this is managed. */
    public MerchantSettings getSettings() {
        return settings;
    }

    /** Returns the time limits that the merchant has set, or null: those of the installation apply. */
    public @Nullable MerchantTerms getTerms() {
        return terms;
    }

    /** Replaces the time limits, for deadlines that are set from now on. */
    public void setTerms(MerchantTerms newTerms) {
        terms = newTerms;
    }

    /** Returns the dates that are no business days. They are loaded lazily: call this within a transaction. */
    public Set<LocalDate> getHolidays() {
        return holidays.stream().map(LocalDate::parse).collect(Collectors.toSet());
    }

    /** Replaces the dates that are no business days. */
    public void setHolidays(Set<LocalDate> dates) {
        Set<String> texts = dates.stream().map(LocalDate::toString).collect(Collectors.toSet());
        holidays.retainAll(texts);
        holidays.addAll(texts);
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
