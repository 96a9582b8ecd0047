package org.redress.key;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.MappedSuperclass;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Entity that belongs to one merchant for ever. Each query of it names the merchant (ADR 31). */
@MappedSuperclass
@IdClass(OwnedKey.class)
public abstract class OwnedEntity {
    @Id
    @NotNull
    @Column(name = "merchant_id")
    private Integer merchantId;

    @Id
    @NotNull
    private UUID id;

    protected OwnedEntity() {}

    protected OwnedEntity(int merchantId, UUID id) {
        this.merchantId = merchantId;
        this.id = id;
    }

    /** Returns the clientId of the merchant. */
    public Integer getMerchantId() {
        return merchantId;
    }

    /** Returns the id, a random one, which is unique among all merchants. */
    public UUID getId() {
        return id;
    }
}
