package org.redress.operator;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.redress.digest.Sha256;

/** Change by an operator, at its position in the audit log. Never updated or deleted. */
@Entity
@Table(name = "audit_entries")
public class AuditEntry {
    @Id
    @Positive
    private int position;

    @NotNull
    @Column(name = "happened_at")
    private Instant at;

    @NotNull
    private String operator;

    @NotNull
    @Column(name = "merchant_id")
    private Integer merchantId;

    @NotNull
    private String action;

    @NotNull
    private String detail;

    @Column(name = "previous_hash")
    private @Nullable String previousHash;

    @NotNull
    private String hash;

    protected AuditEntry() {}

    /**
     * Creates an entry.
     *
     * @param detail the changed fields with their values, or the operator's reason
     */
    AuditEntry(
            int position,
            @Nullable String previousHash,
            Instant at,
            String operator,
            int merchantId,
            String action,
            String detail) {
        this.position = position;
        this.previousHash = previousHash;
        this.at = at.truncatedTo(ChronoUnit.MICROS);
        this.operator = operator;
        this.merchantId = merchantId;
        this.action = action;
        this.detail = detail;
        this.hash = Sha256.ofValues(previousHash, position, this.at, operator, merchantId, action, detail);
    }

    /** Returns the position in the log, from 1. */
    public int getPosition() {
        return position;
    }

    public Instant getAt() {
        return at;
    }

    public String getOperator() {
        return operator;
    }

    public Integer getMerchantId() {
        return merchantId;
    }

    public String getAction() {
        return action;
    }

    public String getDetail() {
        return detail;
    }

    /** Returns the SHA-256 over the previous hash and all other fields, 64 hexadecimal digits. */
    public String getHash() {
        return hash;
    }
}
