package org.redress.dispute;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Status of a dispute. Ids and names are those of the wire (CONTRACT, DisputeStatus). */
public enum DisputeStatus {
    WAITING_FOR_SHOP(1, "Waiting for shop", true),
    WAITING_FOR_CUSTOMER(2, "Waiting for customer", true),
    UNDER_REVIEW(3, "Under review", true),
    RESOLVED(4, "Resolved", false),
    CLOSED(5, "Closed", false),
    CANCELLED(6, "Cancelled", false);

    /** Ids of the open statuses. */
    static final List<Integer> OPEN_IDS = Arrays.stream(values())
            .filter(DisputeStatus::isOpen)
            .map(DisputeStatus::id)
            .toList();

    private static final Map<Integer, DisputeStatus> BY_ID =
            Arrays.stream(values()).collect(Collectors.toMap(DisputeStatus::id, Function.identity()));

    private final int id;
    private final String wireName;
    private final boolean open;

    DisputeStatus(int id, String wireName, boolean open) {
        this.id = id;
        this.wireName = wireName;
        this.open = open;
    }

    public int id() {
        return id;
    }

    public String wireName() {
        return wireName;
    }

    /** Returns the name in a language of {@link org.redress.text.Languages}. */
    public String nameIn(Locale language) {
        return ResourceBundle.getBundle(
                        "names.statuses",
                        language,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(name());
    }

    /** Returns whether the dispute waits for the merchant or the customer, and so can become overdue. */
    public boolean isOpen() {
        return open;
    }

    /** Finds a status by its id on the wire. */
    public static Optional<DisputeStatus> withId(int id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
