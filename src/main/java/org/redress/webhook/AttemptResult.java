package org.redress.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Result of an attempt of a delivery.
 *
 * @param delivery number of the delivery
 * @param number that of the attempt, from 1
 * @param customerId of the customer whose data was sent, null if there is none
 */
public record AttemptResult(
        int delivery, int number, Instant startedAt, @Nullable UUID customerId, SendResult result) {}
