package org.redress.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.limits.RateLimiter;

/**
 * Limits the complaints and the questions of each chat user, on each node. The chat platform is one caller for all of
 * its users, so the limits of a caller do not restrain one of them.
 */
@ApplicationScoped
public class ChatUserLimits {
    private final RateLimiter complaints;
    private final RateLimiter questions;

    /**
     * Creates the limits of a node.
     *
     * @param perHour complaints of a user in an hour
     * @param perMinute other calls of a user in a minute
     */
    @Inject
    public ChatUserLimits(
            @ConfigProperty(name = "chat.complaints-per-hour") int perHour,
            @ConfigProperty(name = "chat.questions-per-minute") int perMinute,
            Clock clock) {
        complaints = RateLimiter.inWindow("complaints", perHour, Duration.ofHours(1), clock);
        questions = RateLimiter.inWindow("questions", perMinute, Duration.ofMinutes(1), clock);
    }

    /** For the proxy of the CDI container. */
    protected ChatUserLimits() {
        this(1, 1, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    /** User of a chat, without names, which may change. */
    private record User(int merchantId, String channel, String uid) {
        static User of(ChatRequest request, int merchantId) {
            return new User(merchantId, request.channel(), request.uid());
        }
    }

    /**
     * Counts a new complaint.
     *
     * @throws ChatLimitException if the user has raised too many
     */
    void countComplaint(ChatRequest request, int merchantId) {
        count(complaints, "limit.complaints", request, merchantId);
    }

    /**
     * Counts any other call.
     *
     * @throws ChatLimitException if there were too many of the user
     */
    void countQuestion(ChatRequest request, int merchantId) {
        count(questions, "limit.questions", request, merchantId);
    }

    private static void count(RateLimiter limiter, String message, ChatRequest request, int merchantId) {
        limiter.count(User.of(request, merchantId)).ifPresent(refusal -> {
            throw new ChatLimitException(request, message, refusal);
        });
    }
}
