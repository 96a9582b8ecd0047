package org.redress.dispute;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.redress.timeline.TimelineEvent;

/**
 * Who does something to a case, from where, and when.
 *
 * @param name who of the merchant, as their token names them; null for the others
 * @param source a channel of the chat, API for the merchant, CLOCK for the clock
 * @param deadlines what time has to do with the case in the status that it comes to
 * @param reference the comment or attachment that comes with it, or null
 */
public record ActionContext(
        Actor actor,
        String name,
        String source,
        Instant at,
        Function<DisputeStatus, Deadline> deadlines,
        UUID reference) {
    private static final int NAME = 255;

    public ActionContext {
        if (name != null && name.codePointCount(0, name.length()) > NAME) {
            name = name.substring(0, name.offsetByCodePoints(0, NAME));
        }
    }

    /** The same with a comment, or an attachment. */
    public ActionContext with(UUID thing) {
        return new ActionContext(actor, name, source, at, deadlines, thing);
    }

    TimelineEvent happening(
            DisputeAction action, DisputeStatus before, DisputeStatus after, BigDecimal amount, String detail) {
        Integer statusBefore = before == null ? null : before.id();
        return new TimelineEvent(
                at, action.wireName(), actor.name(), name, source, statusBefore, after.id(), reference, amount, detail);
    }
}
