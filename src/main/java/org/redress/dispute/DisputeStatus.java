package org.redress.dispute;

import java.util.Arrays;
import java.util.Optional;

/** Who a case waits for, or how it ended. Ids and names are those of the wire (CONTRACT, DisputeStatus). */
public enum DisputeStatus {
    WAITING_FOR_SHOP(1, "Waiting for shop"),
    WAITING_FOR_CUSTOMER(2, "Waiting for customer"),
    UNDER_REVIEW(3, "Under review"),
    RESOLVED(4, "Resolved"),
    CLOSED(5, "Closed"),
    CANCELLED(6, "Cancelled");

    private final int id;
    private final String wireName;

    DisputeStatus(int id, String wireName) {
        this.id = id;
        this.wireName = wireName;
    }

    public int id() {
        return id;
    }

    public String wireName() {
        return wireName;
    }

    /** Whether anybody still has something to do. */
    public boolean isOpen() {
        return this == WAITING_FOR_SHOP || this == WAITING_FOR_CUSTOMER || this == UNDER_REVIEW;
    }

    public static Optional<DisputeStatus> withId(int id) {
        return Arrays.stream(values()).filter(s -> s.id == id).findFirst();
    }
}
