package org.redress.party;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.redress.problem.MaxCodePoints;

/**
 * Who buys from a merchant. A customer is recognised in the chat by a channel identity, or by the e-mail whatever its
 * letter case. Whoever writes to a shop for the first time becomes its customer with what the chat knows of them:
 * names, e-mail and country may be missing.
 */
@Entity
@Table(name = "customers")
public class Customer {
    @Id
    @NotNull
    private UUID id;

    @NotNull
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "merchant_id")
    private Merchant merchant;

    // To know whose customer it is without reading the merchant
    @Column(name = "merchant_id", insertable = false, updatable = false)
    private Integer merchantId;

    @NotNull
    @Column(name = "account_id")
    private UUID accountId;

    @MaxCodePoints(characters = 255)
    @Column(name = "first_name")
    private String firstName;

    @MaxCodePoints(characters = 255)
    @Column(name = "last_name")
    private String lastName;

    @Size(max = 254)
    private String email;

    // The letter İ is two characters in lower case
    @Size(max = 508)
    @Column(name = "email_key")
    private String emailKey;

    @Pattern(regexp = "[A-Z]{2}")
    @Column(name = "country_code")
    private String countryCode;

    @NotNull
    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "erased_at")
    private Instant erasedAt;

    @Valid
    @OneToMany(mappedBy = "customer", cascade = CascadeType.PERSIST)
    // Null until it is read: EclipseLink reads at once, with a customer that it locks, any list that is there already
    private List<ChannelIdentity> identities;

    protected Customer() {}

    /**
     * @param accountId the id of the customer's account in the shop; a customer met in the chat has none and bears the own
     *     id here
     * @param countryCode ISO 3166-1 alpha-2, or null
     */
    public Customer(
            UUID id,
            Merchant merchant,
            UUID accountId,
            String firstName,
            String lastName,
            String email,
            String countryCode,
            Instant createdAt) {
        this.id = id;
        this.merchant = merchant;
        this.merchantId = merchant.getId();
        this.accountId = accountId;
        this.firstName = firstName;
        this.lastName = lastName;
        this.email = email;
        this.emailKey = emailKey(email);
        this.countryCode = countryCode;
        this.createdAt = createdAt;
        this.identities = new ArrayList<>();
    }

    /** The form in which e-mails are compared. */
    public static String emailKey(String email) {
        return email == null ? null : email.toLowerCase(Locale.ROOT);
    }

    /** From now on, what this user of the channel writes comes from this customer. */
    public void addIdentity(String channel, String uid) {
        identities.add(new ChannelIdentity(this, channel, uid));
    }

    /** The shop tells who this is; what it leaves out stays as it was. */
    void update(CustomerData customerData) {
        accountId = Optional.ofNullable(customerData.accountId()).orElse(accountId);
        firstName = Optional.ofNullable(customerData.firstName()).orElse(firstName);
        lastName = Optional.ofNullable(customerData.lastName()).orElse(lastName);
        email = Optional.ofNullable(customerData.email()).orElse(email);
        emailKey = emailKey(email);
        countryCode = Optional.ofNullable(customerData.countryCode()).orElse(countryCode);
    }

    /** Nothing tells any more who this was; whoever writes from the same place is a stranger. The identities go by themselves. */
    public void erase(Instant at) {
        accountId = id;
        firstName = null;
        lastName = null;
        email = null;
        emailKey = null;
        countryCode = null;
        erasedAt = erasedAt == null ? at : erasedAt;
    }

    /** Null for one who was not. */
    public Instant getErasedAt() {
        return erasedAt;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public boolean isErased() {
        return erasedAt != null;
    }

    /** The names under which {@link CreationLockService} are taken by all who may deal with this one. */
    public Stream<Object> lockKeys() {
        return Stream.concat(
                Stream.of((Object) getAccountId(), emailKey).filter(Objects::nonNull),
                getIdentities().stream().map(CustomerData.ChannelIdentityKey::turn));
    }

    /** Whether this may be the customer of that account; one met in the chat may be anybody's. Null: of any account. */
    boolean isCompatibleWithAccount(UUID account) {
        return account == null || accountId.equals(account) || getAccountId() == null;
    }

    /** Null for a customer who has none. */
    public UUID getAccountId() {
        return accountId.equals(id) ? null : accountId;
    }

    public String getFirstName() {
        return firstName;
    }

    public String getLastName() {
        return lastName;
    }

    public String getEmail() {
        return email;
    }

    public String getCountryCode() {
        return countryCode;
    }

    /** What the customer is called in channels, in a steady order. */
    public List<CustomerData.ChannelIdentityKey> getIdentities() {
        return identities.stream()
                .map(ChannelIdentity::name)
                .sorted(Comparator.comparing(CustomerData.ChannelIdentityKey::channel)
                        .thenComparing(CustomerData.ChannelIdentityKey::uid))
                .toList();
    }

    public UUID getId() {
        return id;
    }

    public Integer getMerchantId() {
        return merchantId;
    }

    public Merchant getMerchant() {
        return merchant;
    }
}
