package org.redress.report;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Service levels of disputes on the wire. Groups without disputes are left out. */
public record ServiceLevels(List<ServiceLevelGroup> groups) {
    /**
     * Disputes with the same value of the property.
     *
     * @param key as a filter of the list takes it; null for those without an assignee or a decision
     * @param name for people to read; null without a key
     * @param overdue open disputes with a past deadline
     * @param reopened disputes of which the customer has appealed against the decision
     */
    @JsonbPropertyOrder({"key", "name", "count", "overdue", "firstAnswer", "decision", "reopened", "amounts"})
    public record ServiceLevelGroup(
            @Nullable String key,
            @Nullable String name,
            long count,
            long overdue,
            Punctuality firstAnswer,
            Punctuality decision,
            long reopened,
            List<DisputeStatistics.Amount> amounts) {}

    /** Disputes of which something came before its deadline, and those of which it did not. */
    @JsonbPropertyOrder({"inTime", "late"})
    public record Punctuality(long inTime, long late) {}
}
