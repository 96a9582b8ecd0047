package org.redress.dispute;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.reason.ReasonCatalogue;
import org.redress.timeline.TimelineEntry;

/**
 * Everything that can be done to a dispute once it is open. Staff, customers and passed deadlines use the same
 * commands; {@link LifeCycle} decides which of them is allowed.
 */
public sealed interface DisputeCommand
        permits DisputeCommand.RequestInformation,
                DisputeCommand.SupplyInformation,
                DisputeCommand.Decide,
                DisputeCommand.Appeal,
                DisputeCommand.Close,
                DisputeCommand.Cancel,
                DisputeCommand.Escalate,
                DisputeCommand.Remind,
                DisputeCommand.AddComment,
                DisputeCommand.Attach,
                DisputeCommand.Erase,
                TriageCommand,
                PairCommand {
    /**
     * Returns the constructors of the commands of the API that consist of a text alone, by their actions. It has cancel
     * and escalate too: staff get the answer that these are not allowed to them.
     */
    static Map<DisputeAction, Function<String, DisputeCommand>> ofText() {
        // Not a constant: threads that initialize this type and a record of it at once could wait for each other
        return Map.of(
                DisputeAction.REQUEST_INFORMATION, RequestInformation::new,
                DisputeAction.SUPPLY_INFORMATION, SupplyInformation::new,
                DisputeAction.APPEAL, Appeal::new,
                DisputeAction.CLOSE, Close::new,
                DisputeAction.CANCEL, Cancel::new,
                DisputeAction.ESCALATE, Escalate::new);
    }

    /** Returns the action that the timeline records. */
    DisputeAction action();

    /**
     * Changes the dispute and returns the timeline entry of the change, which the caller persists.
     *
     * @throws org.redress.problem.ConflictException if {@link LifeCycle} does not allow the action now
     */
    TimelineEntry applyTo(Dispute dispute, ActionContext context);

    /** Returns the text that is stored as a comment with the change, null if there is none. */
    default @Nullable String text() {
        return null;
    }

    /** Returns the request in the form from which its digest is computed (Idempotency-Key). */
    default CanonicalForm canonicalForm(int merchantId, UUID disputeId) {
        return CanonicalForm.of("action")
                .add("clientId", merchantId)
                .add("disputeId", disputeId)
                .add("action", action().wireName())
                .add("text", text());
    }

    /** Returns whether the command must have a text. */
    default boolean requiresText() {
        return false;
    }

    /** Returns the readers of the text. */
    default Visibility visibility() {
        return Visibility.CUSTOMER;
    }

    /** Returns the ids of the attachments that the text refers to. */
    default List<UUID> attachments() {
        return List.of();
    }

    /** Asks the customer for information. */
    record RequestInformation(String text) implements DisputeCommand {
        @Override
        public DisputeAction action() {
            return DisputeAction.REQUEST_INFORMATION;
        }

        @Override
        public TimelineEntry applyTo(Dispute dispute, ActionContext context) {
            return dispute.move(action(), context, null, null);
        }

        @Override
        public boolean requiresText() {
            return true;
        }
    }

    /** Supplies the requested information, or states that none is needed. The merchant decides next. */
    record SupplyInformation(@Nullable String text) implements DisputeCommand {
        @Override
        public DisputeAction action() {
            return DisputeAction.SUPPLY_INFORMATION;
        }

        @Override
        public TimelineEntry applyTo(Dispute dispute, ActionContext context) {
            return dispute.move(action(), context, null, null);
        }
    }

    /**
     * Decides the dispute; after an appeal, finally.
     *
     * @param amount refunded to the customer, in the dispute's currency, for a PARTIAL outcome; else null
     * @param text reason of the decision
     */
    record Decide(Outcome outcome, @Nullable BigDecimal amount, String text) implements DisputeCommand {
        @Override
        public DisputeAction action() {
            return DisputeAction.DECIDE;
        }

        /**
         * @throws org.redress.problem.InvalidRequestException if the amount does not fit the outcome or the disputed
         *     amount
         */
        @Override
        public TimelineEntry applyTo(Dispute dispute, ActionContext context) {
            return dispute.decide(context, outcome, amount, text);
        }

        @Override
        public CanonicalForm canonicalForm(int merchantId, UUID disputeId) {
            return DisputeCommand.super
                    .canonicalForm(merchantId, disputeId)
                    .add("outcome", outcome == null ? null : outcome.name())
                    .add("amount", amount);
        }

        @Override
        public boolean requiresText() {
            return true;
        }
    }

    /** Rejects the first decision, so that the merchant reviews the dispute again. */
    record Appeal(String text) implements DisputeCommand {
        @Override
        public DisputeAction action() {
            return DisputeAction.APPEAL;
        }

        @Override
        public TimelineEntry applyTo(Dispute dispute, ActionContext context) {
            return dispute.appeal(context);
        }

        @Override
        public boolean requiresText() {
            return true;
        }
    }

    /** Ends the dispute, with or without a decision. */
    record Close(@Nullable String text) implements DisputeCommand {
        public Close() {
            this(null);
        }

        @Override
        public DisputeAction action() {
            return DisputeAction.CLOSE;
        }

        @Override
        public TimelineEntry applyTo(Dispute dispute, ActionContext context) {
            return dispute.move(action(), context, null, null);
        }
    }

    /** Withdraws the complaint. */
    record Cancel(@Nullable String text) implements DisputeCommand {
        public Cancel() {
            this(null);
        }

        @Override
        public DisputeAction action() {
            return DisputeAction.CANCEL;
        }

        @Override
        public TimelineEntry applyTo(Dispute dispute, ActionContext context) {
            return dispute.move(action(), context, null, null);
        }
    }

    /** Moves a dispute that got no response in time to its review. */
    record Escalate(@Nullable String text) implements DisputeCommand {
        public Escalate() {
            this(null);
        }

        @Override
        public DisputeAction action() {
            return DisputeAction.ESCALATE;
        }

        @Override
        public TimelineEntry applyTo(Dispute dispute, ActionContext context) {
            return dispute.move(action(), context, null, null);
        }
    }

    /** Reminds of a deadline that ends soon. */
    record Remind() implements DisputeCommand {
        @Override
        public DisputeAction action() {
            return DisputeAction.REMIND;
        }

        @Override
        public TimelineEntry applyTo(Dispute dispute, ActionContext context) {
            return dispute.remind(context);
        }
    }

    /** Adds a comment. */
    record AddComment(Visibility visibility, String text, List<UUID> attachments) implements DisputeCommand {
        @Override
        public DisputeAction action() {
            return DisputeAction.COMMENT;
        }

        @Override
        public TimelineEntry applyTo(Dispute dispute, ActionContext context) {
            return dispute.comment(context, visibility);
        }

        @Override
        public CanonicalForm canonicalForm(int merchantId, UUID disputeId) {
            return CanonicalForm.of("comment")
                    .add("clientId", merchantId)
                    .add("disputeId", disputeId)
                    .add("visibility", visibility.name())
                    .add("text", text)
                    .addTexts("attachments", attachments.stream().map(UUID::toString));
        }

        @Override
        public boolean requiresText() {
            return true;
        }
    }

    /** Adds a file. */
    record Attach(UUID attachmentId) implements DisputeCommand {
        @Override
        public DisputeAction action() {
            return DisputeAction.ATTACH;
        }

        @Override
        public TimelineEntry applyTo(Dispute dispute, ActionContext context) {
            return dispute.attach(context.with(attachmentId));
        }
    }

    /**
     * Erases the customer's words.
     *
     * @param known reasons whose categories are no words of the customer
     */
    record Erase(ReasonCatalogue known) implements DisputeCommand {
        @Override
        public DisputeAction action() {
            return DisputeAction.ERASE;
        }

        @Override
        public TimelineEntry applyTo(Dispute dispute, ActionContext context) {
            return dispute.erase(context, known);
        }
    }
}
