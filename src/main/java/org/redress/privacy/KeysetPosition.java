package org.redress.privacy;

import java.time.Instant;
import java.util.UUID;

/** Where a page of what a customer has goes on: behind the row of this moment and id. */
public record KeysetPosition(Instant at, UUID id) {
    static final KeysetPosition BEGIN = new KeysetPosition(Instant.EPOCH, new UUID(0, 0));
}
