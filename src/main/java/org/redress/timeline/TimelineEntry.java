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

/** Event at its position in the timeline of a dispute, with the hash that chains it to the preceding entry. */
@Entity
@Table(name = "timeline_entries")
@IdClass(TimelineEntry.TimelineEntryId.class)
public class TimelineEntry {
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
    private String actorName;

    @NotNull
    private String source;

    @Column(name = "status_before")
    private Integer statusBefore;

    @NotNull
    @Column(name = "status_after")
    private Integer statusAfter;

    // Text, because EclipseLink cannot read a null UUID
    private String reference;

    private BigDecimal amount;

    private String detail;

    @Column(name = "previous_hash")
    private String previousHash;

    @NotNull
    private String hash;

    protected TimelineEntry() {}

    TimelineEntry(UUID disputeId, int position, String previousHash, TimelineEvent event) {
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

    public UUID getDisputeId() {
        return disputeId;
    }

    /** Returns the position, from 1. */
    public int getPosition() {
        return position;
    }

    /** Returns the content of the entry. */
    public TimelineEvent getEvent() {
        UUID referred = reference == null ? null : UUID.fromString(reference);
        return new TimelineEvent(
                at, action, actor, actorName, source, statusBefore, statusAfter, referred, amount, detail);
    }

    /** Returns the SHA-256 in hexadecimal digits, see {@link TimelineEvent}. */
    public String getHash() {
        return hash;
    }

    /** Primary key: the dispute and the position in its timeline. */
    public static class TimelineEntryId implements Serializable {
        private UUID disputeId;
        private int position;

        public TimelineEntryId() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof TimelineEntryId key
                    && key.position == position
                    && Objects.equals(key.disputeId, disputeId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(disputeId, position);
        }
    }
}
