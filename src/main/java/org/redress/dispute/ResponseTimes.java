package org.redress.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Seconds that the customer waited for the merchant's first response and decision, and whether both came in time. */
@Embeddable
public class ResponseTimes {
    @Column(name = "first_answer_seconds")
    private @Nullable Long firstResponseSeconds;

    @Column(name = "decision_seconds")
    private @Nullable Long decisionSeconds;

    // 1 or 0, which databases can sum
    @Column(name = "answered_in_time")
    private @Nullable Integer answeredInTime;

    @Column(name = "decided_in_time")
    private @Nullable Integer decidedInTime;

    protected ResponseTimes() {}

    /**
     * Records a response; only the first one counts.
     *
     * @param dueAt deadline before the response, null if there was none
     */
    void recordResponse(Instant openedAt, Instant at, @Nullable Instant dueAt) {
        if (firstResponseSeconds == null) {
            firstResponseSeconds = seconds(openedAt, at);
            answeredInTime = answeredInTime == null && isInTime(at, dueAt) ? 1 : 0;
        }
    }

    /** Records a change by another, after whose deadline a first response is late. */
    void recordOther(Instant at, @Nullable Instant dueAt) {
        if (firstResponseSeconds == null && !isInTime(at, dueAt)) {
            answeredInTime = 0;
        }
    }

    /**
     * Records a decision; only the first one counts.
     *
     * @param dueAt deadline before the decision, null if there was none
     */
    void recordDecision(Instant openedAt, Instant at, @Nullable Instant dueAt) {
        if (decisionSeconds == null) {
            decisionSeconds = seconds(openedAt, at);
            decidedInTime = isInTime(at, dueAt) ? 1 : 0;
        }
    }

    private static boolean isInTime(Instant at, @Nullable Instant dueAt) {
        return dueAt == null || !at.isAfter(dueAt);
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, from.until(to, ChronoUnit.SECONDS));
    }

    /** Returns whole seconds, null before the first response. */
    @Nullable
    Long getFirstResponseSeconds() {
        return firstResponseSeconds;
    }

    /** Returns 1 or 0, null before the first response unless its deadline has passed. */
    @Nullable
    Integer getAnsweredInTime() {
        return answeredInTime;
    }

    /** Returns 1 or 0, null before the first decision. */
    @Nullable
    Integer getDecidedInTime() {
        return decidedInTime;
    }

    /** Returns whole seconds, null before the first decision. */
    @Nullable
    Long getDecisionSeconds() {
        return decisionSeconds;
    }
}
