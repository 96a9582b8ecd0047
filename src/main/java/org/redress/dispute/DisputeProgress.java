package org.redress.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redress.timeline.TimelineEntry;
import org.redress.timeline.TimelineEvent;
import org.redress.timeline.TimelineHead;

/**
 * Progress of a dispute besides its status: decision, appeal, merge, timers, response times, end of the timeline and
 * its actor.
 */
@Embeddable
@SuppressWarnings("unused") // Columns that only queries read
public class DisputeProgress {
    @Valid
    @Embedded
    private @Nullable Decision decision;

    @Column(name = "appealed_at")
    private @Nullable Instant appealedAt;

    // JPA reads an embeddable as null if all its columns are null
    @Embedded
    private @Nullable ResponseTimes responseTimes;

    @Embedded
    private @Nullable Timers timers;

    @Embedded
    private @Nullable Merged merged;

    @Embedded
    private TimelineHead timeline = new TimelineHead();

    @Valid
    @Embedded
    private LastActor lastActor = new LastActor();

    LifeCycle.State state(DisputeStatus status, @Nullable Instant dueAt) {
        Timers set = timers == null ? Timers.NONE : timers;
        DisputeStatus beforeMerge = merged == null ? null : merged.getStatus();
        return new LifeCycle.State(status, appealedAt != null, dueAt, set.getRemindAt(), set.getStepAt(), beforeMerge);
    }

    /** Returns the deadline. */
    Deadline deadline(@Nullable Instant dueAt) {
        Timers set = timers == null ? Timers.NONE : timers;
        return new Deadline(dueAt, set.getRemindAt(), set.getStepAt());
    }

    /** Returns the dispute that continues this one; empty if it is not merged. */
    public Optional<Merged> getMerged() {
        return Optional.ofNullable(merged);
    }

    /** @param changed null for a split */
    void recordMerge(@Nullable Merged changed) {
        merged = changed;
    }

    /**
     * Schedules reminder and automatic step.
     *
     * @return the due date, null if there is none
     */
    @Nullable
    Instant schedule(Deadline deadline) {
        timers = Timers.of(deadline);
        return deadline.dueAt();
    }

    /** Records the reminder, so that there is no second one of the same deadline. */
    void recordReminder() {
        timers = Objects.requireNonNull(timers).withoutReminder();
    }

    /**
     * Replaces the decision.
     *
     * @param openedAt time from which the customer waited
     * @param dueAt deadline before the decision
     */
    void recordDecision(Decision decided, Instant openedAt, @Nullable Instant dueAt) {
        decision = decided;
        getResponseTimes().recordDecision(openedAt, decided.getDecidedAt(), dueAt);
    }

    /**
     * Records a change that the customer can notice; one of the merchant is a response.
     *
     * @param openedAt time from which the customer waited
     * @param dueAt deadline before the change
     */
    void recordResponse(Instant openedAt, ActionContext context, @Nullable Instant dueAt) {
        if (context.actor() == Actor.MERCHANT) {
            getResponseTimes().recordResponse(openedAt, context.at(), dueAt);
        } else {
            getResponseTimes().recordOther(context.at(), dueAt);
        }
    }

    /** Returns the decision, null if there is none. After an appeal it is the final one. */
    public @Nullable Decision getDecision() {
        return decision;
    }

    /** Returns whether the dispute was decided at that time or later. */
    boolean isDecidedSince(Instant at) {
        return decision != null && !decision.getDecidedAt().isBefore(at);
    }

    void recordAppeal(Instant at) {
        appealedAt = at;
    }

    /** Erases the reason of the decision. */
    void eraseText() {
        if (decision != null) {
            decision.eraseText();
        }
    }

    /** Records the party of the last change. */
    void recordActor(ActionContext context) {
        lastActor = new LastActor(context);
    }

    /** Returns the next timeline entry, which the caller persists. */
    TimelineEntry record(Dispute dispute, ActionContext context, TimelineEvent event) {
        recordActor(context);
        return timeline.append(dispute.getMerchantId(), dispute.getId(), event);
    }

    ResponseTimes getResponseTimes() {
        if (responseTimes == null) {
            responseTimes = new ResponseTimes();
        }
        return responseTimes;
    }
}
