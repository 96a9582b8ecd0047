package org.redress.handling;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.redress.json.TimeFormats;

/**
 * Member of staff who has a dispute open, on the wire.
 *
 * @param at time of the last call that said so, ISO 8601 in UTC
 */
@JsonbPropertyOrder({"id", "name", "at"})
public record PresenceView(String id, String name, String at) {
    static PresenceView of(Presence presence) {
        return new PresenceView(
                presence.getStaffId(), presence.getStaffName(), TimeFormats.instant(presence.getSeenAt()));
    }
}
