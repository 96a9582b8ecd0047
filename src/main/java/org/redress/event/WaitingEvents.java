package org.redress.event;

import java.time.Instant;

/**
 * Events of a merchant in the outbox.
 *
 * @param oldest time of the oldest, in whole seconds
 */
public record WaitingEvents(int merchantId, long count, Instant oldest) {}
