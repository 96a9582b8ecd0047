package org.redress.party;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.key.OwnedEntity;
import org.redress.key.UuidConverter;
import org.redress.problem.InputLimits;
import org.redress.problem.MaxCodePoints;

/**
 * Identity of a customer in a channel, such as TELEGRAM's 51342. It is unique within a merchant. Its language is the
 * last one in which the user wrote, BCP 47, or null.
 */
@Entity
@Table(name = "channel_identities")
@SuppressWarnings("unused") // Columns that only queries read
public class ChannelIdentity extends OwnedEntity {
    @NotNull
    @Convert(converter = UuidConverter.class)
    @Column(name = "customer_id")
    private UUID customerId;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "merchant_id", referencedColumnName = "merchant_id", insertable = false, updatable = false)
    @JoinColumn(name = "customer_id", referencedColumnName = "id", insertable = false, updatable = false)
    private Customer customer;

    @NotBlank
    @MaxCodePoints(characters = InputLimits.IDENTIFIER)
    private String channel;

    @NotBlank
    @MaxCodePoints(characters = InputLimits.NAME)
    private String uid;

    @Size(max = 35)
    private @Nullable String language;

    // Computed by the database, also for identities that nodes of an earlier version add
    @Column(name = "uid_key", insertable = false, updatable = false)
    private @Nullable String uidKey;

    protected ChannelIdentity() {}

    ChannelIdentity(Customer customer, String channel, String uid, @Nullable String language) {
        super(customer.getMerchantId(), UUID.randomUUID());
        moveTo(customer);
        this.channel = channel;
        this.uid = uid;
        this.language = language;
    }

    final void moveTo(Customer other) {
        this.customer = other;
        this.customerId = other.getId();
    }

    CustomerData.ChannelIdentityKey key() {
        return new CustomerData.ChannelIdentityKey(channel, uid);
    }
}
