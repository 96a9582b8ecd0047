package org.redress.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Request that was sent for a delivery. Never updated, but for the erasure of its excerpt. */
@Entity
@Table(name = "delivery_attempts")
@IdClass(DeliveryAttempt.DeliveryAttemptKey.class)
public class DeliveryAttempt {
    @Id
    @NotNull
    @Column(name = "merchant_id")
    private Integer merchantId;

    @Id
    @NotNull
    @Column(name = "webhook_id")
    private UUID webhookId;

    @Id
    private int delivery;

    @Id
    private int number;

    @NotNull
    @Column(name = "started_at")
    private Instant startedAt;

    private @Nullable Integer status;

    @Enumerated(EnumType.STRING)
    private @Nullable SendFailure failure;

    private long millis;

    private @Nullable String excerpt;

    protected DeliveryAttempt() {}

    /** Records an attempt, without the answer if the customer was erased meanwhile. */
    DeliveryAttempt(Delivery told, AttemptResult attempt) {
        this.merchantId = told.getMerchantId();
        this.webhookId = told.getWebhookId();
        this.delivery = attempt.delivery();
        this.number = attempt.number();
        this.startedAt = attempt.startedAt();
        this.status = attempt.result().status();
        this.failure = attempt.result().failure();
        this.millis = attempt.result().millis();
        boolean erased = attempt.customerId() != null && told.getData().getCustomerId() == null;
        this.excerpt = erased ? null : attempt.result().excerpt();
    }

    int getNumber() {
        return number;
    }

    Instant getStartedAt() {
        return startedAt;
    }

    /** Returns the status of the answer, null without one. */
    @Nullable
    Integer getStatus() {
        return status;
    }

    /** Returns the reason of a failure, null after a success. */
    @Nullable
    SendFailure getFailure() {
        return failure;
    }

    /** Returns the elapsed time. */
    long getMillis() {
        return millis;
    }

    /** Returns the beginning of the answer; null without one, or if the customer was erased. */
    @Nullable
    String getExcerpt() {
        return excerpt;
    }

    /** Primary key: the delivery, and the number of the attempt. */
    public static class DeliveryAttemptKey implements Serializable {
        private @Nullable Integer merchantId;
        private @Nullable UUID webhookId;
        private int delivery;
        private int number;

        /** Creates an empty key, as JPA requires. */
        public DeliveryAttemptKey() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof DeliveryAttemptKey key
                    && key.delivery == delivery
                    && key.number == number
                    && Objects.equals(key.webhookId, webhookId)
                    && Objects.equals(key.merchantId, merchantId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(merchantId, webhookId, delivery, number);
        }
    }
}
