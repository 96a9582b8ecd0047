package org.redress.dispute;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redress.timeline.TimelineEvent;

/** Context of a change: actor, channel, time, and the deadlines that the statuses get at that time. */
public final class ActionContext {
    private final Actor actor;
    private final @Nullable Member member;
    private final String source;
    private final Instant at;
    private final Function<DisputeStatus, Deadline> deadlines;
    private final @Nullable UUID reference;

    /**
     * @param member of staff, null for other actors
     * @param source a channel of the chat, API for the merchant, CLOCK for a deadline
     * @param deadlines computes the deadline of the status that the dispute enters
     * @param reference id of the comment, attachment or other dispute that belongs to the change, or null
     */
    public ActionContext(
            Actor actor,
            @Nullable Member member,
            String source,
            Instant at,
            Function<DisputeStatus, Deadline> deadlines,
            @Nullable UUID reference) {
        this.actor = actor;
        this.member = member;
        this.source = source;
        this.at = at;
        this.deadlines = deadlines;
        this.reference = reference;
    }

    /** Returns the same context with the id of a comment, an attachment or another dispute. */
    public ActionContext with(UUID newReference) {
        return new ActionContext(actor, member, source, at, deadlines, newReference);
    }

    /** Returns the actor. */
    public Actor actor() {
        return actor;
    }

    /** Returns the name of the member of staff, null for other actors. */
    public @Nullable String name() {
        return member == null ? null : member.name();
    }

    /** Returns the member of staff, null for other actors. */
    @Nullable
    Member member() {
        return member;
    }

    /** Returns the time of the change. */
    public Instant at() {
        return at;
    }

    /** Returns the id of the comment, attachment or other dispute, or null. */
    public @Nullable UUID reference() {
        return reference;
    }

    /** Returns the deadline of a status that begins now. */
    Deadline deadlineFor(DisputeStatus status) {
        return deadlines.apply(status);
    }

    /**
     * Returns the timeline event of an action.
     *
     * @param before null for the opening
     */
    TimelineEvent event(
            DisputeAction action,
            @Nullable DisputeStatus before,
            DisputeStatus after,
            @Nullable BigDecimal amount,
            @Nullable String detail) {
        Integer statusBefore = before == null ? null : before.id();
        return new TimelineEvent(
                at,
                action.wireName(),
                actor.name(),
                name(),
                source,
                statusBefore,
                after.id(),
                reference,
                amount,
                detail);
    }
}
