package org.redress.webhook;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Selects deliveries of a webhook.
 *
 * @param state null for all
 * @param eventId null for all
 */
public record DeliveryFilter(UUID webhookId, @Nullable DeliveryState state, @Nullable UUID eventId) {}
