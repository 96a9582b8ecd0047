package org.redress.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.redress.timeline.TimelineEntry;
import org.redress.timeline.TimelineEvent;
import org.redress.timeline.TimelineHead;

/** Progress of a dispute besides its status: decision, appeal, timers, response times and the end of its timeline. */
@Embeddable
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
    private TimelineHead timeline = new TimelineHead();

    LifeCycle.State state(DisputeStatus status, @Nullable Instant dueAt) {
        Timers set = timers == null ? Timers.NONE : timers;
        return new LifeCycle.State(status, appealedAt != null, dueAt, set.getRemindAt(), set.getStepAt());
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

    void recordAppeal(Instant at) {
        appealedAt = at;
    }

    /** Erases the reason of the decision. */
    void eraseText() {
        if (decision != null) {
            decision.eraseText();
        }
    }

    /** Returns the next timeline entry, which the caller persists. */
    TimelineEntry record(Dispute dispute, TimelineEvent event) {
        return timeline.append(dispute.getMerchantId(), dispute.getId(), event);
    }

    ResponseTimes getResponseTimes() {
        if (responseTimes == null) {
            responseTimes = new ResponseTimes();
        }
        return responseTimes;
    }
}
