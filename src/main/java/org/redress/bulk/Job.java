package org.redress.bulk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.Member;
import org.redress.handling.CommandRequest;
import org.redress.key.OwnedEntity;
import org.redress.search.PageOf;

/** Command of a member of staff that is executed on several disputes, one after the other. */
@Entity
@Table(name = "jobs")
public class Job extends OwnedEntity {
    @NotNull
    @Enumerated(EnumType.STRING)
    private JobState state = JobState.QUEUED;

    @NotNull
    private String action;

    /** JSON; null after the end. */
    private @Nullable String command;

    @NotNull
    @Column(name = "creator_id")
    private String creatorId;

    @NotNull
    @Column(name = "creator_name")
    private String creatorName;

    @Positive
    private int disputes;

    private boolean more;

    @NotNull
    @Column(name = "created_at")
    private Instant createdAt;

    /** Time from which a node may take it, which moves it; null after the end. */
    @Column(name = "due_at")
    private @Nullable Instant dueAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    protected Job() {}

    /** Creates a job that waits. */
    public Job(
            int merchantId,
            UUID id,
            CommandRequest request,
            Member creator,
            PageOf<ChosenDispute> chosen,
            Instant now) {
        super(merchantId, id);
        this.action = request.action().wireName();
        this.command = request.text();
        this.creatorId = creator.id();
        this.creatorName = creator.name();
        this.disputes = chosen.shown().size();
        this.more = chosen.isBeforeLast();
        this.createdAt = now;
        this.dueAt = now;
    }

    JobState getState() {
        return state;
    }

    String getAction() {
        return action;
    }

    Member getCreator() {
        return new Member(creatorId, creatorName);
    }

    int getDisputes() {
        return disputes;
    }

    boolean hasMore() {
        return more;
    }

    Instant getCreatedAt() {
        return createdAt;
    }

    @Nullable
    Instant getEndedAt() {
        return endedAt;
    }

    /** Returns the command; only before the end. */
    CommandRequest request() {
        return CommandRequest.parse(DisputeAction.named(action).orElseThrow(), Objects.requireNonNull(command));
    }

    /**
     * Takes it for a node until a time.
     *
     * @return false if another node has it, or it has ended
     */
    boolean claim(Instant now, Instant until) {
        if (dueAt == null || dueAt.isAfter(now)) {
            return false;
        }
        state = JobState.RUNNING;
        dueAt = until;
        return true;
    }

    /** Lets any node take it again from a time. */
    void release(Instant due) {
        if (endedAt == null) {
            dueAt = due;
        }
    }

    /**
     * Ends it.
     *
     * @return false if it has ended before
     */
    public boolean end(JobState newState, Instant now) {
        if (endedAt != null) {
            return false;
        }
        state = newState;
        endedAt = now;
        dueAt = null;
        command = null;
        return true;
    }
}
