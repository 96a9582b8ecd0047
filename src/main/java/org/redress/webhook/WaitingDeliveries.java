package org.redress.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries of all enabled webhooks that wait, or are being sent.
 *
 * @param earliest time at which the first is due, in whole seconds, null if there is none
 */
public record WaitingDeliveries(long count, @Nullable Instant earliest) {}
