package org.redress.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.key.OwnedEntity;
import org.redress.problem.InputLimits;
import org.redress.problem.MaxCodePoints;
import org.redress.problem.UnicodeText;

/** Address that a merchant wants its events sent to. */
@Entity
@Table(name = "webhooks")
public class Webhook extends OwnedEntity {
    private static final int TYPES_LENGTH = 2_000;
    private static final int SECRET_LENGTH = 64;
    private static final Duration PREVIOUS_SECRET_LIFE = Duration.ofHours(24);

    @NotBlank
    @Size(max = InputLimits.URL)
    private String url;

    @UnicodeText
    @MaxCodePoints(characters = InputLimits.NOTE)
    private @Nullable String description;

    @NotNull
    @Size(max = TYPES_LENGTH)
    @Column(name = "event_types")
    private String eventTypes;

    @NotNull
    @Enumerated(EnumType.STRING)
    private WebhookPayload payload;

    @NotNull
    @Enumerated(EnumType.STRING)
    private WebhookFormat format;

    @NotNull
    @Enumerated(EnumType.STRING)
    private WebhookOrdering ordering;

    @NotNull
    @Enumerated(EnumType.STRING)
    private WebhookState state;

    @Enumerated(EnumType.STRING)
    @Column(name = "disabled_reason")
    private @Nullable WebhookDisabledReason disabledReason;

    @NotNull
    @Size(max = SECRET_LENGTH)
    private String secret;

    @Size(max = SECRET_LENGTH)
    @Column(name = "previous_secret")
    private @Nullable String previousSecret;

    @Column(name = "previous_secret_until")
    private @Nullable Instant previousSecretUntil;

    @NotNull
    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "failing_since")
    private @Nullable Instant failingSince;

    @Column(name = "warned_at")
    private @Nullable Instant warnedAt;

    @Column(name = "last_seq")
    private long lastSeq;

    @Column(name = "last_delivery")
    private int lastDelivery;

    protected Webhook() {}

    /**
     * Creates a webhook with a new secret.
     *
     * @param lastSeq number of the last event that it does not tell
     */
    public Webhook(int merchantId, UUID id, WebhookData data, long lastSeq, Instant createdAt) {
        super(merchantId, id);
        this.createdAt = createdAt;
        this.lastSeq = lastSeq;
        secret = WebhookSignature.newSecret();
        state = WebhookState.ENABLED;
        change(data);
    }

    /** Replaces the data. A disabled webhook stays disabled unless it is paused. */
    final void change(WebhookData data) {
        url = data.url();
        description = data.description();
        eventTypes = String.join(",", data.types());
        payload = data.payload();
        format = data.format();
        ordering = data.ordering();
        if (data.paused()) {
            state = WebhookState.PAUSED;
            disabledReason = null;
        } else if (state == WebhookState.PAUSED) {
            enable();
        }
    }

    /** Lets it send again, as if it had never failed. */
    void enable() {
        state = WebhookState.ENABLED;
        disabledReason = null;
        succeed();
    }

    /**
     * Records that a delivery succeeded.
     *
     * @return whether it had failed before
     */
    boolean succeed() {
        boolean failed = failingSince != null;
        failingSince = null;
        warnedAt = null;
        return failed;
    }

    /**
     * Records that a delivery failed. Disables the webhook if its receiver is gone, or has failed for too long.
     *
     * @return whether its merchant must be warned now
     */
    boolean fail(boolean gone, Instant at) {
        Instant since = failingSince == null ? at : failingSince;
        failingSince = since;
        if (state != WebhookState.ENABLED) {
            return false;
        } else if (gone) {
            disable(WebhookDisabledReason.GONE);
        } else if (RetrySchedule.isOver(since, at)) {
            disable(WebhookDisabledReason.FAILING);
        } else if (warnedAt == null && RetrySchedule.isAnnounced(since, at)) {
            warnedAt = at;
            return true;
        }
        return false;
    }

    /** Returns the number of a new delivery. */
    int nextDelivery() {
        return ++lastDelivery;
    }

    /**
     * Records events of the log as queued.
     *
     * @param lastSeq number of the last one that was looked at
     * @param deliveries how many are told
     */
    void queued(long lastSeq, int deliveries) {
        this.lastSeq = lastSeq;
        lastDelivery += deliveries;
    }

    /** Lets it send nothing more until its merchant enables it. */
    void disable(WebhookDisabledReason reason) {
        state = WebhookState.DISABLED;
        disabledReason = reason;
    }

    /** Replaces the secret. The one of before signs, too, for 24 hours, so that receivers can learn the new one. */
    void rotateSecret(Instant now) {
        previousSecret = secret;
        previousSecretUntil = now.plus(PREVIOUS_SECRET_LIFE);
        secret = WebhookSignature.newSecret();
    }

    /** Returns the secrets that sign a request, the newest first. */
    List<String> secrets(Instant now) {
        return previousSecret != null && previousSecretUntil != null && now.isBefore(previousSecretUntil)
                ? List.of(secret, previousSecret)
                : List.of(secret);
    }

    /** Returns the data as the merchant states them. */
    WebhookData getData() {
        List<String> types = eventTypes.isEmpty() ? List.of() : List.of(eventTypes.split(",", -1));
        return new WebhookData(url, description, types, payload, format, ordering, state == WebhookState.PAUSED);
    }

    WebhookState getState() {
        return state;
    }

    @Nullable
    WebhookDisabledReason getDisabledReason() {
        return disabledReason;
    }

    String getSecret() {
        return secret;
    }

    /** Returns the number of the last event that is queued. */
    long getLastSeq() {
        return lastSeq;
    }

    int getLastDelivery() {
        return lastDelivery;
    }

    Instant getCreatedAt() {
        return createdAt;
    }

    @Nullable
    Instant getFailingSince() {
        return failingSince;
    }
}
