package org.redress.webhook;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.redress.json.TimeFormats;

/**
 * Attempt of a delivery. Members that are null are omitted.
 *
 * @param number from 1
 * @param at ISO 8601 instant, UTC
 * @param status of the answer, null without one
 * @param failure SendFailure, null after a success
 * @param reason the failure in plain words
 * @param milliseconds elapsed time
 * @param answer its first 1,024 bytes
 */
@JsonbPropertyOrder({"number", "at", "status", "failure", "reason", "milliseconds", "answer"})
public record AttemptView(
        int number,
        String at,
        @Nullable Integer status,
        @Nullable String failure,
        @Nullable String reason,
        long milliseconds,
        @Nullable String answer) {
    static AttemptView of(DeliveryAttempt attempt) {
        Optional<SendFailure> failure = Optional.ofNullable(attempt.getFailure());
        return new AttemptView(
                attempt.getNumber(),
                TimeFormats.instant(attempt.getStartedAt()),
                attempt.getStatus(),
                failure.map(SendFailure::name).orElse(null),
                failure.map(SendFailure::text).orElse(null),
                attempt.getMillis(),
                attempt.getExcerpt());
    }
}
