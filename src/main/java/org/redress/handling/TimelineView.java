package org.redress.handling;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.UUID;
import org.redress.dispute.DisputeStatus;
import org.redress.timeline.TimelineEntry;
import org.redress.timeline.TimelineEvent;

/**
 * Timeline entry on the wire. Absent values are left out.
 *
 * @param position from 1
 * @param at ISO 8601 instant in UTC
 * @param amount in the dispute's currency
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
    /** Status with its id and name on the wire. */
    @JsonbPropertyOrder({"id", "name"})
    public record StatusView(int id, String name) {
        static StatusView of(Integer id) {
            return id == null
                    ? null
                    : new StatusView(id, DisputeStatus.withId(id).orElseThrow().wireName());
        }
    }

    /** Returns the view of an entry. */
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
