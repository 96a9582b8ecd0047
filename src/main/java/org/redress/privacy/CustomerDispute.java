package org.redress.privacy;

import java.time.Instant;
import java.util.UUID;

/** A case of a customer, and what the customer called the problem. */
public record CustomerDispute(Instant createdAt, UUID id, String category) {
    KeysetPosition place() {
        return new KeysetPosition(createdAt, id);
    }
}
