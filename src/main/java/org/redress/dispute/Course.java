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

    @Column(name = "step_at")
    private Instant stepAt;

    @Embedded
    private Timeline timeline = new Timeline();

    Standing standing(DisputeStatus status, Instant dueAt) {
        return new Standing(status, appealedAt != null, dueAt, stepAt);
    }

    /** @param at when the clock does something next; null = never */
    void stepsAt(Instant at) {
        stepAt = at;
    }

    void isAppealed(Instant at) {
        appealedAt = at;
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

    /** What the customer can notice of the shop for the first time is its first answer. */
    TimelineEntry tell(UUID disputeId, Instant openedAt, Happening happening) {
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
