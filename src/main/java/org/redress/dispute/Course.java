package org.redress.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.redress.timeline.Happening;
import org.redress.timeline.Timeline;
import org.redress.timeline.TimelineEntry;

/** What a case has gone through: its decision, how long the customer waited for it, and its timeline. */
@Embeddable
public class Course {
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
    private Timeline timeline = new Timeline();

    Standing standing(DisputeStatus status, Instant dueAt) {
        return new Standing(status, appealedAt != null, dueAt, remindAt, stepAt);
    }

    /** What the clock does next, and when. @return until when whoever the case waits for must act; null = ever */
    Instant waits(Deadline deadline) {
        remindAt = deadline.remindAt();
        stepAt = deadline.stepAt();
        return deadline.dueAt();
    }

    /** @param openedAt when the customer began to wait */
    void isDecided(Decision decided, Instant openedAt) {
        decision = decided;
        if (decisionSeconds == null) {
            decisionSeconds = seconds(openedAt, decided.getDecidedAt());
        }
    }

    void forgetWhy() {
        if (decision != null) {
            decision.forgetWhy();
        }
    }

    /**
     * What the customer can notice of the shop for the first time is its first answer. A case is appealed once, and each
     * deadline is reminded of once.
     */
    TimelineEntry tell(UUID disputeId, Instant openedAt, Happening happening) {
        if (happening.action().equals(DisputeAction.APPEAL.wireName())) {
            appealedAt = happening.at();
        } else if (happening.action().equals(DisputeAction.REMIND.wireName())) {
            remindAt = null;
        }
        boolean noticed = happening.actor().equals(Actor.MERCHANT.name())
                && happening.statusBefore() != null
                && !DisputeAction.ERASE.wireName().equals(happening.action())
                && !Visibility.INTERNAL.name().equals(happening.detail());
        if (noticed && firstAnswerSeconds == null) {
            firstAnswerSeconds = seconds(openedAt, happening.at());
        }
        return timeline.append(disputeId, happening);
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, from.until(to, ChronoUnit.SECONDS));
    }

    Decision getDecision() {
        return decision;
    }
}
