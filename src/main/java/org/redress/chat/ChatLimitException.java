package org.redress.chat;

import jakarta.ejb.ApplicationException;
import org.redress.limits.RateLimiter;

/** A chat user has called too often. Rolls back: the call has no effect, and no stored response. */
@ApplicationException(rollback = true)
public class ChatLimitException extends RuntimeException {
    private final String messageKey;
    private final transient ChatRequest request;
    private final transient RateLimiter.Refusal refusal;

    /** @param messageKey key of the reply in {@link ChatMessages}, with the minutes to wait as its argument */
    ChatLimitException(ChatRequest request, String messageKey, RateLimiter.Refusal refusal) {
        super(messageKey);
        this.messageKey = messageKey;
        this.request = request;
        this.refusal = refusal;
    }

    String messageKey() {
        return messageKey;
    }

    ChatRequest request() {
        return request;
    }

    RateLimiter.Refusal refusal() {
        return refusal;
    }
}
