package org.redress.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.redress.timeline.TimelineEntry;
import org.redress.timeline.TimelineEvent;
import org.redress.timeline.TimelineHead;

/** What a case has gone through: its decision, how long the customer waited for it, and its timeline. */
@Embeddable
public class DisputeProgress {
    @Valid
    @Embedded
    private Decision decision;

    @Column(name = "appealed_at")
    private Instant appealedAt;

    @Column(name = "first_answer_seconds")
    private Long firstAnswerSeconds;

    @Column(name = "decision_seconds")
    private Long decisionSeconds;

    @Column(name = "remind_at")
    private Instant remindAt;

    @Column(name = "step_at")
    private Instant stepAt;

    @Embedded
    private TimelineHead timeline = new TimelineHead();

    LifeCycleState state(DisputeStatus status, Instant dueAt) {
        return new LifeCycleState(status, appealedAt != null, dueAt, remindAt, stepAt);
    }

    /** What the clock does next, and when. @return until when whoever the case waits for must act; null = ever */
    Instant schedule(Deadline deadline) {
        remindAt = deadline.remindAt();
        stepAt = deadline.stepAt();
        return deadline.dueAt();
    }

    /** @param openedAt when the customer began to wait */
    void recordDecision(Decision decided, Instant openedAt) {
        decision = decided;
        if (decisionSeconds == null) {
            decisionSeconds = seconds(openedAt, decided.getDecidedAt());
        }
    }

    void eraseText() {
        if (decision != null) {
            decision.eraseText();
        }
    }

    /**
     * What the customer can notice of the shop for the first time is its first answer. A case is appealed once, and each
     * deadline is reminded of once.
     */
    TimelineEntry record(UUID disputeId, Instant openedAt, TimelineEvent event) {
        if (event.action().equals(DisputeAction.APPEAL.wireName())) {
            appealedAt = event.at();
        } else if (event.action().equals(DisputeAction.REMIND.wireName())) {
            remindAt = null;
        }
        boolean noticed = event.actor().equals(Actor.MERCHANT.name())
                && event.statusBefore() != null
                && !DisputeAction.ERASE.wireName().equals(event.action())
                && !Visibility.INTERNAL.name().equals(event.detail());
        if (noticed && firstAnswerSeconds == null) {
            firstAnswerSeconds = seconds(openedAt, event.at());
        }
        return timeline.append(disputeId, event);
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, from.until(to, ChronoUnit.SECONDS));
    }

    Decision getDecision() {
        return decision;
    }
}
