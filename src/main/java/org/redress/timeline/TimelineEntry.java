package org.redress.timeline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Event at its position in a dispute's timeline. Never updated or deleted. */
@Entity
@Table(name = "timeline_entries")
@IdClass(TimelineEntry.TimelineEntryId.class)
public class TimelineEntry {
    @Id
    @NotNull
    @Column(name = "merchant_id")
    private Integer merchantId;

    @Id
    @NotNull
    @Column(name = "dispute_id")
    private UUID disputeId;

    @Id
    @Positive
    private int position;

    @NotNull
    @Column(name = "happened_at")
    private Instant at;

    @NotNull
    private String action;

    @NotNull
    private String actor;

    @Column(name = "actor_name")
    private @Nullable String actorName;

    @NotNull
    private String source;

    @Column(name = "status_before")
    private @Nullable Integer statusBefore;

    @NotNull
    @Column(name = "status_after")
    private Integer statusAfter;

    // As text: EclipseLink cannot read a UUID that is null
    private @Nullable String reference;

    private @Nullable BigDecimal amount;

    private @Nullable String detail;

    @Column(name = "previous_hash")
    private @Nullable String previousHash;

    @NotNull
    private String hash;

    protected TimelineEntry() {}

    TimelineEntry(int merchantId, UUID disputeId, int position, @Nullable String previousHash, TimelineEvent event) {
        this.merchantId = merchantId;
        this.disputeId = disputeId;
        this.position = position;
        this.at = event.at();
        this.action = event.action();
        this.actor = event.actor();
        this.actorName = event.actorName();
        this.source = event.source();
        this.statusBefore = event.statusBefore();
        this.statusAfter = event.statusAfter();
        this.reference = Objects.toString(event.reference(), null);
        this.amount = event.amount();
        this.detail = event.detail();
        this.previousHash = previousHash;
        this.hash = event.hash(disputeId, position, previousHash);
    }

    /** Returns the clientId of the merchant. */
    public Integer getMerchantId() {
        return merchantId;
    }

    /** Returns the id of the dispute. */
    public UUID getDisputeId() {
        return disputeId;
    }

    /** Returns the position in the timeline, from 1. */
    public int getPosition() {
        return position;
    }

    /** Returns the recorded event. */
    public TimelineEvent getEvent() {
        UUID referenceId = reference == null ? null : UUID.fromString(reference);
        return new TimelineEvent(
                at, action, actor, actorName, source, statusBefore, statusAfter, referenceId, amount, detail);
    }

    /** Returns the SHA-256 over the event and the previous hash, 64 hexadecimal digits. */
    public String getHash() {
        return hash;
    }

    /** Primary key: the merchant, the dispute and the position in its timeline. */
    public static class TimelineEntryId implements Serializable {
        private @Nullable Integer merchantId;
        private @Nullable UUID disputeId;
        private int position;

        /** Creates an empty key, as JPA requires. */
        public TimelineEntryId() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof TimelineEntryId key
                    && key.position == position
                    && Objects.equals(key.disputeId, disputeId)
                    && Objects.equals(key.merchantId, merchantId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(merchantId, disputeId, position);
        }
    }
}
