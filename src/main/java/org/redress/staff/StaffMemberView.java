package org.redress.staff;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.redress.json.TimeFormats;

/**
 * Member of staff on the wire.
 *
 * @param seenAt ISO 8601 in UTC
 */
@JsonbPropertyOrder({"id", "name", "seenAt"})
public record StaffMemberView(String id, String name, String seenAt) {
    static StaffMemberView of(StaffMember member) {
        return new StaffMemberView(member.getId(), member.getName(), TimeFormats.instant(member.getSeenAt()));
    }
}
