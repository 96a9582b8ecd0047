package org.redress.privacy;

import java.time.Instant;
import java.util.UUID;

/** A case of a customer, and what the customer called the problem. */
public record PersonCase(Instant createdAt, UUID id, String category) {
    Place place() {
        return new Place(createdAt, id);
    }
}
