package org.redress.handling;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeTag;
import org.redress.dispute.Member;
import org.redress.dispute.Priority;
import org.redress.dispute.TriageCommand;
import org.redress.json.JsonObjectReader;
import org.redress.problem.InputLimits;
import org.redress.problem.InvalidRequestException;
import org.redress.staff.StaffMember;
import org.redress.staff.StaffService;

/** Reads the commands that change assignee, priority or tags. */
@ApplicationScoped
public class TriageCommandReader {
    /** Stands for the caller where there is none yet. */
    private static final Member CALLER = new Member("", "");

    @EJB
    StaffService staff;

    /** Reads a command without the names of people. Invalid fields are collected. */
    static DisputeCommand command(DisputeAction action, JsonObjectReader fields) {
        if (action == DisputeAction.ASSIGN) {
            String id = fields.required("assigneeId", fields.text("assigneeId", InputLimits.NAME));
            return new TriageCommand.Assign(new Member(id, id));
        } else if (action == DisputeAction.PRIORITIZE) {
            return new TriageCommand.Prioritize(
                    fields.required("priority", fields.enumValue("priority", Priority.class)));
        } else if (action == DisputeAction.TAG) {
            return tag(fields);
        }
        return action == DisputeAction.TAKE ? new TriageCommand.Take(CALLER) : new TriageCommand.Unassign();
    }

    private static TriageCommand.Tag tag(JsonObjectReader fields) {
        List<String> add = tags("add", fields);
        List<String> remove = tags("remove", fields);
        if (!fields.has("add") && !fields.has("remove")) {
            fields.reject("add", "is required where there is no remove");
        }
        return new TriageCommand.Tag(add, remove);
    }

    private static List<String> tags(String name, JsonObjectReader fields) {
        return fields.list(name, 0, InputLimits.TAGS, "tags " + DisputeTag.RULE, DisputeTag::parse);
    }

    /**
     * Returns the command with the names of people.
     *
     * @param self member of staff whose command it is
     * @throws InvalidRequestException if the merchant has no such member of staff
     */
    DisputeCommand withNames(DisputeCommand command, int merchantId, Member self) {
        if (command instanceof TriageCommand.Take) {
            return new TriageCommand.Take(self);
        } else if (command instanceof TriageCommand.Assign assign) {
            String id = assign.assignee().id();
            // It may be so new that it is not stored yet
            return new TriageCommand.Assign(id.equals(self.id()) ? self : member(merchantId, id));
        }
        return command;
    }

    private Member member(int merchantId, String id) {
        StaffMember member = staff.find(merchantId, id)
                .orElseThrow(() -> new InvalidRequestException(
                        "assigneeId", "must be the id of a member of the merchant's staff", "body /assigneeId"));
        return new Member(member.getId(), member.getName());
    }
}
