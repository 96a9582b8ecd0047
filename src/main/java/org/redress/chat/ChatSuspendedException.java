package org.redress.chat;

/** The chat user's merchant is suspended. Thrown before any change. */
public class ChatSuspendedException extends RuntimeException {
    private final transient ChatRequest request;

    ChatSuspendedException(ChatRequest request) {
        super("the merchant is suspended");
        this.request = request;
    }

    ChatRequest request() {
        return request;
    }
}
