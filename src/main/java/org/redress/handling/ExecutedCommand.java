package org.redress.handling;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.ActionContext;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand;
import org.redress.timeline.TimelineEntry;

/**
 * New entities of an executed command, not yet persisted.
 *
 * @param entry timeline entry of the change
 * @param comment comment with the command's text, null if it has none
 */
public record ExecutedCommand(TimelineEntry entry, @Nullable Comment comment) {
    /**
     * Applies the command to the dispute, which must be locked.
     *
     * @throws org.redress.problem.ConflictException if its action is not allowed now
     * @throws org.redress.problem.InvalidRequestException if a decision's amount does not fit the dispute
     */
    static ExecutedCommand of(DisputeCommand command, Dispute dispute, ActionContext context) {
        return of(command, dispute, context, UUID.randomUUID());
    }

    /**
     * Applies the command to the dispute, as the other method does.
     *
     * @param commentId id of the comment, unused for a command without a text
     */
    public static ExecutedCommand of(DisputeCommand command, Dispute dispute, ActionContext context, UUID commentId) {
        if (command.text() == null) {
            return new ExecutedCommand(command.applyTo(dispute, context), null);
        }
        ActionContext referring = context.with(commentId);
        TimelineEntry entry = command.applyTo(dispute, referring);
        return new ExecutedCommand(entry, new Comment(referring, entry, command));
    }

    /** Returns the entities to persist. */
    public Stream<Object> entities() {
        return Stream.of(entry, comment).filter(Objects::nonNull);
    }
}
