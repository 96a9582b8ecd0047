package org.redress.handling;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.UUID;
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
        String actorName,
        String source,
        StatusView statusBefore,
        StatusView statusAfter,
        UUID reference,
        String amount,
        String detail,
        String hash) {
    /** Status on the wire. */
    @JsonbPropertyOrder({"id", "name"})
    public record StatusView(int id, String name) {
        static StatusView of(Integer id) {
            return id == null
                    ? null
                    : new StatusView(id, DisputeStatus.withId(id).orElseThrow().wireName());
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
                StatusView.of(event.statusBefore()),
                StatusView.of(event.statusAfter()),
                event.reference(),
                event.amount() == null
                        ? null
                        : event.amount().stripTrailingZeros().toPlainString(),
                event.detail(),
                entry.getHash());
    }
}
