package org.redress.dispute;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.timeline.TimelineEntry;

/** Command that concerns two disputes of a merchant. Both have an entry of it in their timelines. */
public sealed interface PairCommand extends DisputeCommand {
    /**
     * Returns the id or ticket number of the other dispute, as it was sent; null for the dispute that continues a
     * merged one.
     */
    @Nullable
    String sent();

    /** Returns the command with the other dispute. */
    PairCommand with(Dispute other);

    /**
     * Records the command in the other dispute, after {@link #applyTo}.
     *
     * @return entry of the other dispute's timeline
     */
    TimelineEntry applyToOther(Dispute dispute, ActionContext context);

    /** Returns the kind of the link that the command makes; null if it removes one. */
    @Nullable
    LinkKind kind();

    /** Returns whether the command makes or undoes a merge. */
    default boolean isOfMerge() {
        return false;
    }

    /**
     * Closes a dispute that another one of the same customer continues.
     *
     * @param into null until it was looked up
     */
    record Merge(String sent, @Nullable Dispute into) implements PairCommand {
        /** Field of the request. */
        public static final String INTO = "into";

        @Override
        public DisputeAction action() {
            return DisputeAction.MERGE;
        }

        @Override
        public PairCommand with(Dispute other) {
            return new Merge(sent, other);
        }

        @Override
        public TimelineEntry applyTo(Dispute dispute, ActionContext context) {
            return new DisputePair(dispute, Objects.requireNonNull(into)).merge(this, context);
        }

        @Override
        public TimelineEntry applyToOther(Dispute dispute, ActionContext context) {
            return new DisputePair(dispute, Objects.requireNonNull(into)).continueMerged(this, context);
        }

        @Override
        public LinkKind kind() {
            return LinkKind.MERGED_INTO;
        }

        @Override
        public boolean isOfMerge() {
            return true;
        }

        @Override
        public CanonicalForm canonicalForm(int merchantId, UUID disputeId) {
            return PairCommand.super.canonicalForm(merchantId, disputeId).add(INTO, sent);
        }
    }

    /**
     * Undoes a merge.
     *
     * @param from null until it was looked up
     */
    record Split(@Nullable Dispute from) implements PairCommand {
        @Override
        public @Nullable String sent() {
            return null;
        }

        @Override
        public DisputeAction action() {
            return DisputeAction.SPLIT;
        }

        @Override
        public PairCommand with(Dispute other) {
            return new Split(other);
        }

        @Override
        public TimelineEntry applyTo(Dispute dispute, ActionContext context) {
            return new DisputePair(dispute, Objects.requireNonNull(from)).split(this, context);
        }

        @Override
        public TimelineEntry applyToOther(Dispute dispute, ActionContext context) {
            return new DisputePair(dispute, Objects.requireNonNull(from)).recordInOther(this, null, context);
        }

        @Override
        public @Nullable LinkKind kind() {
            return null;
        }

        @Override
        public boolean isOfMerge() {
            return true;
        }
    }

    /**
     * Links two disputes, instead of a link that they have.
     *
     * @param other null until it was looked up
     */
    record Link(String sent, LinkKind kind, @Nullable Dispute other) implements PairCommand {
        /** Field of the request. */
        public static final String OTHER = "other";

        @Override
        public DisputeAction action() {
            return DisputeAction.LINK;
        }

        @Override
        public PairCommand with(Dispute found) {
            return new Link(sent, kind, found);
        }

        @Override
        public TimelineEntry applyTo(Dispute dispute, ActionContext context) {
            return new DisputePair(dispute, Objects.requireNonNull(other)).link(this, kind, context);
        }

        @Override
        public TimelineEntry applyToOther(Dispute dispute, ActionContext context) {
            return new DisputePair(dispute, Objects.requireNonNull(other))
                    .recordInOther(this, kind.reversed(), context);
        }

        @Override
        public CanonicalForm canonicalForm(int merchantId, UUID disputeId) {
            return PairCommand.super
                    .canonicalForm(merchantId, disputeId)
                    .add(OTHER, sent)
                    .add("kind", kind.name());
        }
    }

    /**
     * Removes the link between two disputes, unless it is that of a merge.
     *
     * @param other null until it was looked up
     */
    record Unlink(String sent, @Nullable Dispute other) implements PairCommand {
        @Override
        public DisputeAction action() {
            return DisputeAction.UNLINK;
        }

        @Override
        public PairCommand with(Dispute found) {
            return new Unlink(sent, found);
        }

        @Override
        public TimelineEntry applyTo(Dispute dispute, ActionContext context) {
            return new DisputePair(dispute, Objects.requireNonNull(other)).link(this, null, context);
        }

        @Override
        public TimelineEntry applyToOther(Dispute dispute, ActionContext context) {
            return new DisputePair(dispute, Objects.requireNonNull(other)).recordInOther(this, null, context);
        }

        @Override
        public @Nullable LinkKind kind() {
            return null;
        }

        @Override
        public CanonicalForm canonicalForm(int merchantId, UUID disputeId) {
            return PairCommand.super.canonicalForm(merchantId, disputeId).add(Link.OTHER, sent);
        }
    }
}
