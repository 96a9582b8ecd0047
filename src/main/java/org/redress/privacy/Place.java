package org.redress.privacy;

import java.time.Instant;
import java.util.UUID;

/** Where a page of what a customer has goes on: behind the row of this moment and id. */
public record Place(Instant at, UUID id) {
    static final Place BEGIN = new Place(Instant.EPOCH, new UUID(0, 0));
}
