package org.redress.handling;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.UUID;
import org.redress.dispute.DisputeStatus;
import org.redress.timeline.TimelineEntry;
import org.redress.timeline.TimelineEvent;

/** An entry of a timeline on the wire. What does not apply is left out; at is an ISO instant, amount in the dispute's currency. */
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
    /** A status. */
    @JsonbPropertyOrder({"id", "name"})
    public record StatusView(int id, String name) {
        static StatusView of(Integer id) {
            return id == null
                    ? null
                    : new StatusView(id, DisputeStatus.withId(id).orElseThrow().wireName());
        }
    }

    public static TimelineView of(TimelineEntry entry) {
        TimelineEvent event = entry.getHappening();
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
