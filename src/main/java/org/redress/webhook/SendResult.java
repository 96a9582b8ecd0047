package org.redress.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Result of one request of a webhook.
 *
 * @param status that of the answer; null without one
 * @param failure null if the request succeeded
 * @param millis elapsed time
 * @param excerpt at most 1,024 bytes of the answer as text
 * @param retryAfter time that the receiver asks to wait
 */
public record SendResult(
        @Nullable Integer status,
        @Nullable SendFailure failure,
        long millis,
        @Nullable String excerpt,
        @Nullable Duration retryAfter) {
    private static final int GONE = 410;

    /** Returns whether the receiver took the message. */
    public boolean isSuccess() {
        return failure == null;
    }

    /** Returns whether the receiver wants no more messages. */
    public boolean isGone() {
        return status != null && status == GONE;
    }
}
