package org.redress.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Seconds that the customer waited for the merchant's first response and first decision. */
@Embeddable
public class ResponseTimes {
    @Column(name = "first_answer_seconds")
    private @Nullable Long firstResponseSeconds;

    @Column(name = "decision_seconds")
    private @Nullable Long decisionSeconds;

    protected ResponseTimes() {}

    /** Records a response; only the first one counts. */
    void recordResponse(Instant openedAt, Instant at) {
        if (firstResponseSeconds == null) {
            firstResponseSeconds = seconds(openedAt, at);
        }
    }

    /** Records a decision; only the first one counts. */
    void recordDecision(Instant openedAt, Instant at) {
        if (decisionSeconds == null) {
            decisionSeconds = seconds(openedAt, at);
        }
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, from.until(to, ChronoUnit.SECONDS));
    }

    /** Returns whole seconds, null before the first response. */
    @Nullable
    Long getFirstResponseSeconds() {
        return firstResponseSeconds;
    }

    /** Returns whole seconds, null before the first decision. */
    @Nullable
    Long getDecisionSeconds() {
        return decisionSeconds;
    }
}
