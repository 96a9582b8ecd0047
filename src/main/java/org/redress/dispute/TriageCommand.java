package org.redress.dispute;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.timeline.TimelineEntry;

/** Command that changes assignee, priority or tags. The customer does not notice it, and deadlines stay. */
public sealed interface TriageCommand extends DisputeCommand {
    /**
     * Changes the triage of a dispute.
     *
     * @return detail of the timeline entry, null for none
     * @throws org.redress.problem.InvalidRequestException if the dispute would have too many tags
     */
    @Nullable
    String change(Triage triage);

    /** Returns whether something would change. If not, the timeline has no entry of it. */
    boolean changes(Triage triage);

    /** @throws org.redress.problem.InvalidRequestException if the dispute would have too many tags */
    @Override
    default TimelineEntry applyTo(Dispute dispute, ActionContext context) {
        DisputeStatus status = dispute.check(action(), context);
        return dispute.record(context, context.event(action(), status, status, null, change(dispute.getTriage())));
    }

    /**
     * Assigns the dispute to a member of staff.
     *
     * @param assignee its name is its id until it was looked up
     */
    record Assign(Member assignee) implements TriageCommand {
        @Override
        public DisputeAction action() {
            return DisputeAction.ASSIGN;
        }

        @Override
        public String change(Triage triage) {
            triage.assign(assignee);
            return assignee.name();
        }

        @Override
        public boolean changes(Triage triage) {
            return !triage.getAssignee().equals(Optional.of(assignee));
        }

        @Override
        public CanonicalForm canonicalForm(int merchantId, UUID disputeId) {
            return TriageCommand.super.canonicalForm(merchantId, disputeId).add("assigneeId", assignee.id());
        }
    }

    /** Takes the assignee away. */
    record Unassign() implements TriageCommand {
        @Override
        public DisputeAction action() {
            return DisputeAction.UNASSIGN;
        }

        @Override
        public @Nullable String change(Triage triage) {
            String before = triage.getAssignee().map(Member::name).orElse(null);
            triage.unassign();
            return before;
        }

        @Override
        public boolean changes(Triage triage) {
            return triage.getAssignee().isPresent();
        }
    }

    /** Assigns the dispute to the caller. */
    record Take(Member caller) implements TriageCommand {
        @Override
        public DisputeAction action() {
            return DisputeAction.TAKE;
        }

        @Override
        public @Nullable String change(Triage triage) {
            triage.assign(caller);
            return null;
        }

        @Override
        public boolean changes(Triage triage) {
            return !triage.getAssignee().equals(Optional.of(caller));
        }
    }

    /** Sets the priority. */
    record Prioritize(Priority priority) implements TriageCommand {
        @Override
        public DisputeAction action() {
            return DisputeAction.PRIORITIZE;
        }

        @Override
        public String change(Triage triage) {
            triage.prioritize(priority);
            return priority.name();
        }

        @Override
        public boolean changes(Triage triage) {
            return triage.getPriority() != priority;
        }

        @Override
        public CanonicalForm canonicalForm(int merchantId, UUID disputeId) {
            return TriageCommand.super.canonicalForm(merchantId, disputeId).add("priority", priority.name());
        }
    }

    /** Removes tags, then adds others. */
    record Tag(List<String> add, List<String> remove) implements TriageCommand {
        @Override
        public DisputeAction action() {
            return DisputeAction.TAG;
        }

        /** Returns how many tags were added and removed: a timeline has no free text, which could not be erased. */
        @Override
        public String change(Triage triage) {
            List<String> before = triage.getTags();
            triage.setTags(add, remove);
            List<String> after = triage.getTags();
            return "+" + countWithout(after, before) + " -" + countWithout(before, after);
        }

        private static long countWithout(List<String> tags, List<String> others) {
            List<String> folded = others.stream().map(DisputeTag::folded).toList();
            return tags.stream()
                    .map(DisputeTag::folded)
                    .filter(tag -> !folded.contains(tag))
                    .count();
        }

        @Override
        public boolean changes(Triage triage) {
            return !triage.changedTags(add, remove).equals(triage.getTags());
        }

        @Override
        public CanonicalForm canonicalForm(int merchantId, UUID disputeId) {
            return TriageCommand.super
                    .canonicalForm(merchantId, disputeId)
                    .addTexts("add", add.stream())
                    .addTexts("remove", remove.stream());
        }
    }
}
