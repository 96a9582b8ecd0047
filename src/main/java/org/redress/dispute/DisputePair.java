package org.redress.dispute;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.redress.problem.ConflictException;
import org.redress.problem.Violation;
import org.redress.timeline.TimelineEntry;

/**
 * Two disputes that a command concerns, both locked.
 *
 * @param dispute the one that the command is for
 */
record DisputePair(Dispute dispute, Dispute other) {
    /**
     * Closes the dispute, which the other one continues.
     *
     * @throws ConflictException if a merge is not allowed now
     */
    TimelineEntry merge(PairCommand command, ActionContext context) {
        DisputeStatus before = dispute.getStatus();
        DisputeStatus after = dispute.check(command.action(), context);
        checkOtherOpen(command);
        dispute.getProgress()
                .recordMerge(
                        new Merged(other, before, dispute.getProgress().deadline(dispute.getDueAt()), context.at()));
        dispute.transitionTo(after, Deadline.NONE);
        return record(command, before, null, context);
    }

    /** Lets the other dispute continue the merged one. Of two deadlines for the same status, the earlier one counts. */
    TimelineEntry continueMerged(PairCommand command, ActionContext context) {
        Merged merged = dispute.getProgress().getMerged().orElseThrow();
        Instant dueAt = merged.getDeadline().dueAt();
        boolean isEarlier = dueAt != null && (other.getDueAt() == null || dueAt.isBefore(other.getDueAt()));
        if (isEarlier && merged.getStatus() == other.getStatus()) {
            other.transitionTo(other.getStatus(), merged.getDeadline());
        }
        return recordInOther(command, null, context);
    }

    /**
     * Lets the dispute go on in the status and with the time left of before its merge.
     *
     * @throws ConflictException if the merge cannot be undone any more
     */
    TimelineEntry split(PairCommand command, ActionContext context) {
        DisputeStatus before = dispute.getStatus();
        DisputeStatus after = dispute.check(command.action(), context);
        Merged merged = dispute.getProgress().getMerged().orElseThrow();
        checkOtherOpen(command);
        if (dispute.isErased() || other.isErased()) {
            throw notAllowed(command, "after an erasure");
        } else if (other.getProgress().isDecidedSince(merged.getAt())) {
            throw notAllowed(command, "after a decision on dispute " + other.getTicketNumber());
        }
        dispute.getProgress().recordMerge(null);
        dispute.transitionTo(after, merged.getDeadline(context.at()));
        return record(command, before, null, context);
    }

    /**
     * Records a new link, or that a link was removed.
     *
     * @param kind null for a removal
     * @throws ConflictException if the actor may not do so
     */
    TimelineEntry link(PairCommand command, @Nullable LinkKind kind, ActionContext context) {
        dispute.check(command.action(), context);
        return record(command, dispute.getStatus(), kind, context);
    }

    private TimelineEntry record(
            PairCommand command, DisputeStatus before, @Nullable LinkKind kind, ActionContext context) {
        String detail = detail(kind, other);
        ActionContext referring = context.with(other.getId());
        return dispute.record(referring, referring.event(command.action(), before, dispute.getStatus(), null, detail));
    }

    /** Records the command in the other dispute, with the kind of a new link as that one has it. */
    TimelineEntry recordInOther(PairCommand command, @Nullable LinkKind kind, ActionContext context) {
        return new DisputePair(/* dispute= */ other, /* other= */ dispute)
                .record(command, other.getStatus(), kind, context);
    }

    private static String detail(@Nullable LinkKind kind, Dispute dispute) {
        return kind == null ? Long.toString(dispute.getTicketNumber()) : kind + " " + dispute.getTicketNumber();
    }

    private void checkOtherOpen(PairCommand command) {
        String named = "while dispute " + other.getTicketNumber() + " is ";
        other.getProgress().getMerged().ifPresent(merged -> {
            throw notAllowed(command, named + "merged into dispute " + merged.getIntoNumber());
        });
        if (!other.getStatus().isOpen()) {
            throw notAllowed(command, named + other.getStatus().wireName());
        }
    }

    private static ConflictException notAllowed(PairCommand command, String when) {
        return new ConflictException(new Violation(command.action().wireName(), "is not allowed " + when, "path"));
    }
}
