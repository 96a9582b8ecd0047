package org.redress.handling;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.redress.dispute.ActionContext;
import org.redress.dispute.ActionContextFactory;
import org.redress.dispute.Actor;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.RaiseComplaintService;
import org.redress.dispute.Visibility;
import org.redress.party.ChannelUser;
import org.redress.party.ChatCustomerService;
import org.redress.problem.ConcurrentChangeException;

/**
 * Executes commands of customers on their own disputes, sent through the chat.
 * A text that is repeated within 24 hours has one effect: chat platforms may deliver a message twice.
 */
@Stateless
public class CustomerComplaintService {
    private static final Duration DUPLICATE_PERIOD = Duration.ofHours(24);

    @PersistenceContext
    EntityManager em;

    @EJB
    RaiseComplaintService disputes;

    @EJB
    ChatCustomerService customers;

    @Inject
    ActionContextFactory contexts;

    @EJB
    CommandRecordingService recorder;

    /**
     * Result of a command.
     *
     * @param dispute dispute after the command
     * @param done whether the command took effect, now or at its first delivery; false if it is not allowed
     */
    public record ActionResult(Dispute dispute, boolean done) {}

    /**
     * Adds a text of the customer: requested information if the merchant waits for it, else a comment.
     *
     * @return empty if the user has no dispute with this number
     */
    public Optional<ActionResult> addText(ChannelUser user, long ticketNumber, String text) {
        return write(
                user,
                ticketNumber,
                text,
                allowed -> allowed.contains(DisputeAction.SUPPLY_INFORMATION)
                        ? new DisputeCommand.SupplyInformation(text)
                        : new DisputeCommand.AddComment(Visibility.CUSTOMER, text, List.of()));
    }

    /**
     * Appeals against the decision.
     *
     * @param text reason of the appeal
     * @return empty if the user has no dispute with this number
     */
    public Optional<ActionResult> appeal(ChannelUser user, long ticketNumber, String text) {
        return write(user, ticketNumber, text, allowed -> new DisputeCommand.Appeal(text));
    }

    /**
     * Cancels the dispute.
     *
     * @return empty if the user has no dispute with this number
     */
    public Optional<ActionResult> cancel(ChannelUser user, long ticketNumber) {
        return findLocked(user, ticketNumber).map(dispute -> {
            execute(new DisputeCommand.Cancel(), dispute, context(user));
            return new ActionResult(dispute, dispute.getStatus() == DisputeStatus.CANCELLED);
        });
    }

    private Optional<ActionResult> write(
            ChannelUser user, long ticketNumber, String text, Function<List<DisputeAction>, DisputeCommand> command) {
        // Before the dispute is locked, in the order of a merge of customers
        customers.updateLanguage(user);
        return findLocked(user, ticketNumber).map(dispute -> {
            ActionContext context = context(user);
            boolean done = isDuplicate(dispute, text, context)
                    || execute(command.apply(dispute.allowedTo(Actor.CUSTOMER, context.at())), dispute, context);
            return new ActionResult(dispute, done);
        });
    }

    private ActionContext context(ChannelUser user) {
        return contexts.ofCustomer(user.merchantId(), user.channel());
    }

    private boolean execute(DisputeCommand command, Dispute dispute, ActionContext context) {
        boolean allowed = dispute.allowedTo(Actor.CUSTOMER, context.at()).contains(command.action());
        if (allowed) {
            recorder.record(dispute, ExecutedCommand.of(command, dispute, context));
        }
        return allowed;
    }

    // Locked after the query: a lock of the query would include the customer's row
    private Optional<Dispute> findLocked(ChannelUser user, long ticketNumber) {
        return disputes.find(user, ticketNumber).filter(dispute -> {
            em.refresh(dispute, LockModeType.PESSIMISTIC_WRITE);
            if (dispute.getProgress().getMerged().isPresent()) {
                // Merged during the wait for the lock; to lock another one now could be a deadlock
                throw new ConcurrentChangeException("complaint");
            }
            // The customer may have been erased during the wait for the lock
            return !dispute.isErased();
        });
    }

    private boolean isDuplicate(Dispute dispute, String text, ActionContext context) {
        return em.createQuery(
                                "select count(c) from Comment c where c.merchantId = :merchant"
                                        + " and c.disputeId = :dispute and c.author = :author and c.createdAt > :since"
                                        + " and c.text = :text",
                                Long.class)
                        .setParameter("merchant", dispute.getMerchantId())
                        .setParameter("dispute", dispute.getId())
                        .setParameter("author", Actor.CUSTOMER)
                        .setParameter("since", context.at().minus(DUPLICATE_PERIOD))
                        .setParameter("text", text)
                        .getSingleResult()
                > 0;
    }

    /**
     * Returns the latest comment of the merchant that the customer may read.
     *
     * @return empty if there is none
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Comment> latestMerchantComment(Dispute dispute) {
        return em.createQuery(
                        "select c from Comment c where c.merchantId = :merchant and c.disputeId = :dispute"
                                + " and c.author = :author and c.visibility = :visibility order by c.position desc",
                        Comment.class)
                .setParameter("merchant", dispute.getMerchantId())
                .setParameter("dispute", dispute.getId())
                .setParameter("author", Actor.MERCHANT)
                .setParameter("visibility", Visibility.CUSTOMER)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
