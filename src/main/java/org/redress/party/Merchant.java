package org.redress.party;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.problem.ConflictException;
import org.redress.problem.InputLimits;
import org.redress.problem.MaxCodePoints;
import org.redress.problem.Violation;

/** Merchant, the tenant: every customer, order and dispute belongs to exactly one. On the wire it is the "client". */
@Entity
@Table(name = "merchants")
public class Merchant {
    private static final String ERASED = "(erased)";
    // A name that exists for nobody (RFC 2606)
    private static final String NO_EMAIL = "erased@merchant.invalid";

    @Id
    @NotNull
    private Integer id;

    @NotBlank
    @Size(max = 200)
    private String name;

    @NotNull
    @Pattern(regexp = "[^@\\s]+@[^@\\s]+")
    @MaxCodePoints(characters = InputLimits.EMAIL)
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

    @Valid
    @Embedded
    private @Nullable MerchantLimits limits;

    // Not in the settings: EclipseLink misses changes of a collection in an embeddable.
    // As texts: EclipseLink shifts dates by the server's time zone.
    @Size(max = InputLimits.HOLIDAYS)
    @ElementCollection
    @CollectionTable(name = "merchant_holidays", joinColumns = @JoinColumn(name = "merchant_id"))
    @Column(name = "holiday")
    private Set<@Pattern(regexp = "\\d{4}-\\d{2}-\\d{2}") String> holidays = new HashSet<>();

    @NotNull
    @Enumerated(EnumType.STRING)
    private MerchantState state = MerchantState.ACTIVE;

    @Column(name = "state_at")
    private @Nullable Instant stateAt;

    @Column(name = "state_reason")
    private @Nullable String stateReason;

    @Column(name = "erasure_at")
    private @Nullable Instant erasureAt;

    @ElementCollection
    @CollectionTable(name = "merchant_sso_names", joinColumns = @JoinColumn(name = "merchant_id"))
    @Column(name = "name")
    private Set<String> ssoNames = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "merchant_chat_clients", joinColumns = @JoinColumn(name = "merchant_id"))
    @Column(name = "name")
    private Set<String> chatClients = new HashSet<>();

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

    /** Creates a merchant that an operator has yet to activate. */
    public static Merchant draft(int id, MerchantData data, Instant at) {
        Merchant merchant = new Merchant(id, data.name(), data.email(), data.countryCode());
        merchant.state = MerchantState.DRAFT;
        merchant.stateAt = at;
        merchant.apply(data);
        return merchant;
    }

    /**
     * Replaces the data.
     *
     * @throws ConflictException if the merchant is closed; or if it was activated before, and the country is another
     *     one, or currency or languages are removed
     */
    public void change(MerchantData data) {
        if (state == MerchantState.CLOSED) {
            throw new ConflictException(new Violation("merchant", "cannot be changed once it is closed", "path"));
        }
        if (state != MerchantState.DRAFT) {
            requireKept("currency", settings.getCurrency() != null && data.currency() == null);
            requireKept(
                    "languages",
                    !settings.getLanguages().isEmpty() && data.languages().isEmpty());
        }
        if (state != MerchantState.DRAFT && !data.countryCode().equals(countryCode)) {
            throw new ConflictException(
                    new Violation("countryCode", "is fixed once the merchant is active", "body /countryCode"));
        }
        apply(data);
    }

    private static void requireKept(String field, boolean isRemoved) {
        if (isRemoved) {
            throw new ConflictException(
                    new Violation(field, "cannot be removed once the merchant is active", "body /" + field));
        }
    }

    private void apply(MerchantData data) {
        name = data.name();
        email = data.email();
        countryCode = data.countryCode();
        settings.setTimeZone(data.timeZone());
        settings.setCurrency(data.currency());
        settings.setLanguages(data.languages());
        ssoNames.retainAll(data.ssoNames());
        ssoNames.addAll(data.ssoNames());
        chatClients.retainAll(data.chatClients());
        chatClients.addAll(data.chatClients());
    }

    /** Returns the data as an operator states them. They are loaded lazily: call this within a transaction. */
    public MerchantData getData() {
        return new MerchantData(
                name,
                email,
                countryCode,
                settings.getTimeZone(),
                settings.getCurrency(),
                settings.getLanguages(),
                List.copyOf(ssoNames),
                List.copyOf(chatClients));
    }

    /** Returns the fields of the data that a draft lacks before it can be activated; empty in other states. */
    public List<String> missingFields() {
        if (state != MerchantState.DRAFT) {
            return List.of();
        }
        return Stream.of(
                        settings.getCurrency() == null ? "currency" : "",
                        settings.getLanguages().isEmpty() ? "languages" : "")
                .filter(field -> !field.isEmpty())
                .toList();
    }

    /**
     * Changes the state.
     *
     * @throws ConflictException if the action is not possible in this state, or data is missing
     */
    public void perform(MerchantAction action, String reason, Instant at) {
        if (!action.isPossibleIn(state)) {
            String rule = "is not possible while the merchant is " + state;
            throw new ConflictException(new Violation("action", rule, "path"));
        }
        if (action == MerchantAction.ACTIVATE && !missingFields().isEmpty()) {
            String rule = "needs first: " + String.join(", ", missingFields());
            throw new ConflictException(new Violation("action", rule, "path"));
        }
        state = action.next();
        stateAt = at;
        stateReason = reason;
    }

    /** Sets the time from which the closed merchant is erased. */
    public void scheduleErasure(Instant at) {
        erasureAt = at;
    }

    /** Erases all that can identify the merchant. Its holidays, SSO names and chat clients are deleted before. */
    public void erase() {
        name = ERASED;
        email = NO_EMAIL;
        settings = new MerchantSettings();
        terms = null;
        limits = null;
        stateReason = null;
    }

    /**
     * Checks that the state allows a call.
     *
     * @param isRead whether the call changes nothing
     * @throws MerchantUnavailableException if the merchant does not take this call in its state
     */
    public void requireAvailable(boolean isRead) {
        state.requireAvailable(isRead, stateReason);
    }

    public MerchantState getState() {
        return state;
    }

    /** Returns the time of the state's beginning; null for a merchant that no operator has changed. */
    public @Nullable Instant getStateAt() {
        return stateAt;
    }

    /** Returns the time from which the merchant is erased; null unless it is closed. */
    public @Nullable Instant getErasureAt() {
        return erasureAt;
    }

    /** Returns the operator's reason of the last action; null if there was none. */
    public @Nullable String getStateReason() {
        return stateReason;
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

    /** Returns the limits that an operator has set. */
    public MerchantLimits getLimits() {
        return limits == null ? new MerchantLimits() : limits;
    }

    /** Replaces the limits. */
    public void setLimits(MerchantLimits newLimits) {
        limits = newLimits;
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
