package org.redress.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.key.UuidConverter;

/** The dispute that continues a merged one, and the state that a split restores. */
@Embeddable
public class Merged {
    @Convert(converter = UuidConverter.class)
    @Column(name = "merged_into")
    private UUID intoId;

    @Column(name = "merged_into_number")
    private Long intoNumber;

    @Column(name = "merged_at")
    private Instant at;

    @Column(name = "merged_status_id")
    private Integer statusId;

    @Column(name = "merged_due_at")
    private @Nullable Instant dueAt;

    @Column(name = "merged_remind_at")
    private @Nullable Instant remindAt;

    @Column(name = "merged_step_at")
    private @Nullable Instant stepAt;

    protected Merged() {}

    Merged(Dispute into, DisputeStatus status, Deadline deadline, Instant at) {
        this.intoId = into.getId();
        this.intoNumber = into.getTicketNumber();
        this.at = at;
        this.statusId = status.id();
        this.dueAt = deadline.dueAt();
        this.remindAt = deadline.remindAt();
        this.stepAt = deadline.stepAt();
    }

    /** Returns the id of the dispute that continues this one. */
    public UUID getIntoId() {
        return intoId;
    }

    /** Returns the ticket number of the dispute that continues this one. */
    public long getIntoNumber() {
        return intoNumber;
    }

    Instant getAt() {
        return at;
    }

    /** Returns the status of before. */
    DisputeStatus getStatus() {
        return DisputeStatus.withId(statusId).orElseThrow();
    }

    /** Returns the deadline of before. */
    Deadline getDeadline() {
        return new Deadline(dueAt, remindAt, stepAt);
    }

    /** Returns the deadline of before, moved by the time since the merge: it stood still. */
    Deadline getDeadline(Instant now) {
        Duration still = Duration.between(at, now);
        return new Deadline(moved(dueAt, still), moved(remindAt, still), moved(stepAt, still));
    }

    private static @Nullable Instant moved(@Nullable Instant time, Duration by) {
        return time == null ? null : time.plus(by);
    }
}
