package org.redress.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.event.EventData;

/** Event that is sent to a webhook, or was. */
@Entity
@Table(name = "deliveries")
@IdClass(DeliveryKey.class)
public class Delivery {
    @Id
    @NotNull
    @Column(name = "merchant_id")
    private Integer merchantId;

    @Id
    @NotNull
    @Column(name = "webhook_id")
    private UUID webhookId;

    @Id
    private int number;

    @NotNull
    @Column(name = "event_id")
    private UUID eventId;

    private long seq;

    @Valid
    @Embedded
    private EventData data;

    @NotNull
    @Enumerated(EnumType.STRING)
    private DeliveryState state;

    private int attempts;

    private int tries;

    @NotNull
    @Column(name = "queued_at")
    private Instant queuedAt;

    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    protected Delivery() {}

    /** Creates a delivery of an event that happened to nobody. */
    public static Delivery ofTest(Webhook webhook, UUID eventId, EventData data, Instant at) {
        Delivery delivery = new Delivery();
        delivery.merchantId = webhook.getMerchantId();
        delivery.webhookId = webhook.getId();
        delivery.number = webhook.nextDelivery();
        delivery.eventId = eventId;
        delivery.data = data;
        delivery.queue(at);
        return delivery;
    }

    /** Sends it, or sends it again, with all attempts of the schedule. */
    final void queue(Instant at) {
        state = DeliveryState.WAITING;
        tries = 0;
        queuedAt = at;
        dueAt = at;
    }

    /**
     * Begins an attempt.
     *
     * @param until time at which the node that sends it has stopped without a result
     */
    void begin(Instant until) {
        state = DeliveryState.SENDING;
        attempts++;
        tries++;
        dueAt = until;
    }

    /** Returns whether this attempt is the one whose result decides. */
    boolean isWaitingFor(int attempt) {
        return state == DeliveryState.SENDING && attempts == attempt;
    }

    void succeed() {
        state = DeliveryState.DELIVERED;
        dueAt = null;
    }

    /**
     * Ends an attempt without success.
     *
     * @param wait time until the next one; empty after the last
     */
    void fail(Instant at, Optional<Duration> wait) {
        state = wait.isPresent() ? DeliveryState.WAITING : DeliveryState.FAILED;
        dueAt = wait.map(at::plus).orElse(null);
    }

    Integer getMerchantId() {
        return merchantId;
    }

    UUID getWebhookId() {
        return webhookId;
    }

    int getNumber() {
        return number;
    }

    UUID getEventId() {
        return eventId;
    }

    /** Returns the number of the event in the log, 0 for a test. */
    long getSeq() {
        return seq;
    }

    EventData getData() {
        return data;
    }

    DeliveryState getState() {
        return state;
    }

    int getAttempts() {
        return attempts;
    }

    /** Returns the number of attempts since it was queued for the last time. */
    int getTries() {
        return tries;
    }

    Instant getQueuedAt() {
        return queuedAt;
    }

    /** Returns the time of the next attempt, null after the end. */
    @Nullable
    Instant getDueAt() {
        return dueAt;
    }
}
