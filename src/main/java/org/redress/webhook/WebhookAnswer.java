package org.redress.webhook;

import org.jspecify.annotations.Nullable;

/**
 * Answer of a receiver.
 *
 * @param excerpt the first bytes of its body as text
 * @param retryAfter value of the header Retry-After
 */
record WebhookAnswer(int status, String excerpt, @Nullable String retryAfter) {
    /** Returns why the answer is a failure; null if it is none. */
    @Nullable
    SendFailure failure() {
        return switch (status / 100) {
            case 2 -> null;
            case 3 -> SendFailure.REDIRECT;
            default -> SendFailure.STATUS;
        };
    }
}
