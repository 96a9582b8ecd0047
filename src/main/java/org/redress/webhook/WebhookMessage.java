package org.redress.webhook;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Event as a webhook tells it.
 *
 * @param id that of the event
 * @param source path of the merchant
 * @param subject path of the thing that the event happened to, below its merchant
 * @param traceparent that of the call that caused the event
 */
record WebhookMessage(
        UUID id,
        String type,
        Instant occurredAt,
        String source,
        String subject,
        @Nullable String traceparent,
        JsonObject data) {}
