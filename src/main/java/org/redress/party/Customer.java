package org.redress.party;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.key.OwnedEntity;
import org.redress.problem.InputLimits;
import org.redress.problem.MaxCodePoints;
import org.redress.text.FoldedText;

/**
 * Customer of one merchant, identified in the chat by a channel identity or by the e-mail address in any letter case.
 * Names, e-mail and country are null if neither the merchant nor the chat provided them.
 */
@Entity
@Table(name = "customers")
public class Customer extends OwnedEntity {
    @NotNull
    @Column(name = "account_id")
    private UUID accountId;

    @MaxCodePoints(characters = InputLimits.NAME)
    @Column(name = "first_name")
    private @Nullable String firstName;

    @MaxCodePoints(characters = InputLimits.NAME)
    @Column(name = "last_name")
    private @Nullable String lastName;

    @MaxCodePoints(characters = InputLimits.EMAIL)
    private @Nullable String email;

    @Column(name = "email_key")
    private @Nullable String emailKey;

    @Pattern(regexp = "[A-Z]{2}")
    @Column(name = "country_code")
    private @Nullable String countryCode;

    @NotNull
    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "erased_at")
    private @Nullable Instant erasedAt;

    // Written by statements alone: Hibernate writes all columns of a changed customer, also with values read before
    @Column(name = "messages_stopped_at", insertable = false, updatable = false)
    private @Nullable Instant messagesStoppedAt;

    @Valid
    @OneToMany(mappedBy = "customer", cascade = CascadeType.PERSIST)
    // No initial value: EclipseLink would load an existing list at once with each customer that it locks
    private List<ChannelIdentity> identities;

    protected Customer() {}

    /**
     * Creates a customer without identities.
     *
     * @param accountId the id of the customer's account at the merchant, or the customer's own id if there is none
     * @param countryCode ISO 3166-1 alpha-2, or null
     */
    public Customer(
            UUID id,
            int merchantId,
            UUID accountId,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String countryCode,
            Instant createdAt) {
        super(merchantId, id);
        this.accountId = accountId;
        this.firstName = firstName;
        this.lastName = lastName;
        replaceEmail(email);
        this.countryCode = countryCode;
        this.createdAt = createdAt;
        this.identities = new ArrayList<>();
    }

    /** Returns the form in which e-mail addresses are compared. */
    public static String emailKey(String email) {
        return FoldedText.ofEmail(email);
    }

    /**
     * Adds an identity, whose language is unknown.
     *
     * @param channel in upper case
     */
    public void addIdentity(String channel, String uid) {
        addIdentity(channel, uid, null);
    }

    /**
     * Adds an identity.
     *
     * @param channel in upper case
     * @param language BCP 47; null if it is unknown
     */
    void addIdentity(String channel, String uid, @Nullable String language) {
        identities.add(new ChannelIdentity(this, channel, uid, language));
    }

    /** Takes all identities of another customer, who is the same person. */
    void takeIdentitiesOf(Customer other) {
        other.identities.forEach(identity -> identity.moveTo(this));
        identities.addAll(other.identities);
        other.identities.clear();
    }

    /** Replaces the data that the merchant sends; what is null there stays unchanged. */
    void update(CustomerData customerData) {
        accountId = Optional.ofNullable(customerData.accountId()).orElse(accountId);
        firstName = Optional.ofNullable(customerData.firstName()).orElse(firstName);
        lastName = Optional.ofNullable(customerData.lastName()).orElse(lastName);
        replaceEmail(Optional.ofNullable(customerData.email()).orElse(email));
        countryCode = Optional.ofNullable(customerData.countryCode()).orElse(countryCode);
    }

    private void replaceEmail(@Nullable String other) {
        email = other;
        emailKey = other == null ? null : emailKey(other);
    }

    /** Removes all personal data but the identities, which are deleted by a query. Repeating it changes nothing. */
    public void erase(Instant at) {
        accountId = getId();
        firstName = null;
        lastName = null;
        replaceEmail(null);
        countryCode = null;
        erasedAt = erasedAt == null ? at : erasedAt;
    }

    /** Returns the time of erasure, or null if the customer was not erased. */
    public @Nullable Instant getErasedAt() {
        return erasedAt;
    }

    /** Returns the time from which the customer wants no messages without asking, or null. */
    public @Nullable Instant getMessagesStoppedAt() {
        return messagesStoppedAt;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public boolean isErased() {
        return erasedAt != null;
    }

    /** Returns the keys to lock with {@link CreationLockService}: account, e-mail and identities. */
    public Stream<Object> lockKeys() {
        return Stream.concat(
                Stream.concat(Stream.ofNullable(getAccountId()), Stream.ofNullable(emailKey)),
                getIdentities().stream().map(CustomerData.ChannelIdentityKey::lockKey));
    }

    /**
     * Returns whether the account is this customer's or could become so.
     *
     * @param account null fits every customer
     */
    boolean isCompatibleWithAccount(@Nullable UUID account) {
        return account == null || accountId.equals(account) || getAccountId() == null;
    }

    /** Returns the id of the account at the merchant, or the customer's own id if there is none. */
    UUID account() {
        return accountId;
    }

    @Nullable
    String emailKey() {
        return emailKey;
    }

    /** Returns the id of the account at the merchant, or null if there is none. */
    public @Nullable UUID getAccountId() {
        return accountId.equals(getId()) ? null : accountId;
    }

    public @Nullable String getFirstName() {
        return firstName;
    }

    public @Nullable String getLastName() {
        return lastName;
    }

    public @Nullable String getEmail() {
        return email;
    }

    public @Nullable String getCountryCode() {
        return countryCode;
    }

    /** Returns the identities, sorted by channel and uid. */
    public List<CustomerData.ChannelIdentityKey> getIdentities() {
        return identities.stream()
                .map(ChannelIdentity::key)
                .sorted(Comparator.comparing(CustomerData.ChannelIdentityKey::channel)
                        .thenComparing(CustomerData.ChannelIdentityKey::uid))
                .toList();
    }
}
