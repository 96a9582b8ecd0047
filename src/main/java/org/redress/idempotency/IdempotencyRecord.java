package org.redress.idempotency;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Record of a call with an Idempotency-Key: claimed first, with its response when the call has succeeded. */
@Entity
@Table(name = "idempotency_records")
@IdClass(IdempotencyRecord.IdempotencyRecordId.class)
@SuppressWarnings("unused") // Columns that only queries read
public class IdempotencyRecord {
    @Id
    @Column(name = "merchant_id")
    private Integer merchantId;

    @Id
    private String id;

    private String request;

    private UUID claim;

    @Column(name = "claimed_at")
    private Instant claimedAt;

    private @Nullable Integer status;

    private @Nullable String location;

    private @Nullable String etag;

    private byte @Nullable [] body;

    // A text: EclipseLink cannot read a UUID that is null
    @Column(name = "customer_id")
    private @Nullable String customerId;

    protected IdempotencyRecord() {}

    boolean isOf(IdempotentRequest call) {
        return request.equals(call.request());
    }

    /** Returns whether the response is erased with its customer. */
    boolean isErased() {
        return isAnswered() && body == null;
    }

    boolean isAnswered() {
        return status != null;
    }

    /** Claims the key for a call, instead of the one before. */
    void claim(IdempotentRequest call, UUID by, Instant at) {
        request = call.request();
        claim = by;
        claimedAt = at;
        status = null;
        location = null;
        etag = null;
        body = null;
        customerId = null;
    }

    Instant getClaimedAt() {
        return claimedAt;
    }

    StoredResponse getAnswer() {
        return new StoredResponse(
                Objects.requireNonNull(status),
                location,
                etag,
                Objects.requireNonNull(body),
                customerId == null ? null : UUID.fromString(customerId));
    }

    /** Primary key: the merchant and the digest of {@link IdempotentRequest#id}. */
    public static class IdempotencyRecordId implements Serializable {
        private @Nullable Integer merchantId;
        private @Nullable String id;

        /** Creates an empty key, as JPA requires. */
        public IdempotencyRecordId() {}

        IdempotencyRecordId(int merchantId, String id) {
            this.merchantId = merchantId;
            this.id = id;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof IdempotencyRecordId key
                    && Objects.equals(key.id, id)
                    && Objects.equals(key.merchantId, merchantId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(merchantId, id);
        }
    }
}
