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

/** A happening at its place in a case's timeline. */
@Entity
@Table(name = "timeline_entries")
@IdClass(TimelineEntry.Key.class)
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

    // A text: EclipseLink cannot read a UUID that is not there
    private String reference;

    private BigDecimal amount;

    private String detail;

    @Column(name = "previous_hash")
    private String previousHash;

    @NotNull
    private String hash;

    protected TimelineEntry() {}

    TimelineEntry(UUID disputeId, int position, String previousHash, Happening happening) {
        this.disputeId = disputeId;
        this.position = position;
        this.at = happening.at();
        this.action = happening.action();
        this.actor = happening.actor();
        this.actorName = happening.actorName();
        this.source = happening.source();
        this.statusBefore = happening.statusBefore();
        this.statusAfter = happening.statusAfter();
        this.reference = Objects.toString(happening.reference(), null);
        this.amount = happening.amount();
        this.detail = happening.detail();
        this.previousHash = previousHash;
        this.hash = happening.hash(disputeId, position, previousHash);
    }

    public UUID getDisputeId() {
        return disputeId;
    }

    public int getPosition() {
        return position;
    }

    public Happening getHappening() {
        UUID referred = reference == null ? null : UUID.fromString(reference);
        return new Happening(at, action, actor, actorName, source, statusBefore, statusAfter, referred, amount, detail);
    }

    public String getHash() {
        return hash;
    }

    /** Which entry of which case. */
    public static class Key implements Serializable {
        private UUID disputeId;
        private int position;

        public Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.position == position && Objects.equals(key.disputeId, disputeId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(disputeId, position);
        }
    }
}
