package org.redress.handling;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.DisputeStatus;
import org.redress.timeline.TimelineEntry;
import org.redress.timeline.TimelineEvent;

/**
 * Entry of a timeline on the wire. Members that are null are omitted.
 *
 * @param position position in the timeline, from 1
 * @param at ISO 8601 instant, UTC
 * @param amount decimal number in the dispute's currency
 * @param hash 64 hexadecimal digits
 */
@JsonbPropertyOrder({
    "position",
    "at",
    "action",
    "actor",
    "actorName",
    "source",
    "statusBefore",
    "statusAfter",
    "reference",
    "amount",
    "detail",
    "hash"
})
public record TimelineView(
        int position,
        String at,
        String action,
        String actor,
        @Nullable String actorName,
        String source,
        @Nullable StatusView statusBefore,
        StatusView statusAfter,
        @Nullable UUID reference,
        @Nullable String amount,
        @Nullable String detail,
        String hash) {
    /** Status on the wire. */
    @JsonbPropertyOrder({"id", "name"})
    public record StatusView(int id, String name) {
        static StatusView of(int id) {
            return new StatusView(id, DisputeStatus.withId(id).orElseThrow().wireName());
        }
    }

    /** Converts an entry. */
    public static TimelineView of(TimelineEntry entry) {
        TimelineEvent event = entry.getEvent();
        return new TimelineView(
                entry.getPosition(),
                event.at().toString(),
                event.action(),
                event.actor(),
                event.actorName(),
                event.source(),
                event.statusBefore() == null ? null : StatusView.of(event.statusBefore()),
                StatusView.of(event.statusAfter()),
                event.reference(),
                event.amount() == null
                        ? null
                        : event.amount().stripTrailingZeros().toPlainString(),
                event.detail(),
                entry.getHash());
    }
}
