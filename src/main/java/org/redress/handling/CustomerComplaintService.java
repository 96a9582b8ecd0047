package org.redress.handling;

import jakarta.ejb.Stateless;
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

/**
 * Executes commands of customers on their own complaints, sent through the chat. A message that the chat platform
 * delivers twice has one effect.
 */
@Stateless
public class CustomerComplaintService {
    private static final Duration DUPLICATE_PERIOD = Duration.ofHours(24);

    @PersistenceContext
    EntityManager em;

    @Inject
    RaiseComplaintService disputes;

    @Inject
    ActionContextFactory contexts;

    /**
     * Result of a command.
     *
     * @param done whether the command had its effect, now or when it was first delivered; false if it was not allowed
     */
    public record ActionResult(Dispute dispute, boolean done) {}

    /**
     * Adds a text of the customer: the answer if the merchant waits for one, else a comment.
     *
     * @return empty if the complaint is not the user's
     */
    public Optional<ActionResult> addText(ChannelUser user, long ticketNumber, String words) {
        return write(
                user,
                ticketNumber,
                words,
                allowed -> allowed.contains(DisputeAction.SUPPLY_INFORMATION)
                        ? new DisputeCommand.SupplyInformation(words)
                        : new DisputeCommand.AddComment(Visibility.CUSTOMER, words, List.of()));
    }

    /**
     * Appeals against the decision.
     *
     * @param words reason of the appeal
     * @return empty if the complaint is not the user's
     */
    public Optional<ActionResult> appeal(ChannelUser user, long ticketNumber, String words) {
        return write(user, ticketNumber, words, allowed -> new DisputeCommand.Appeal(words));
    }

    /**
     * Cancels the complaint.
     *
     * @return empty if the complaint is not the user's
     */
    public Optional<ActionResult> cancel(ChannelUser user, long ticketNumber) {
        return locked(user, ticketNumber).map(dispute -> {
            execute(new DisputeCommand.Cancel(), dispute, context(user));
            return new ActionResult(dispute, dispute.getStatus() == DisputeStatus.CANCELLED);
        });
    }

    private Optional<ActionResult> write(
            ChannelUser user, long ticketNumber, String words, Function<List<DisputeAction>, DisputeCommand> command) {
        return locked(user, ticketNumber).map(dispute -> {
            ActionContext context = context(user);
            boolean done = isDuplicate(dispute, words, context)
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
            ExecutedCommand.of(command, dispute, context).entities().forEach(em::persist);
        }
        return allowed;
    }

    // Not locked by the query that finds it: that would lock the customer's row as well
    private Optional<Dispute> locked(ChannelUser user, long ticketNumber) {
        return disputes.find(user, ticketNumber).filter(dispute -> {
            em.refresh(dispute, LockModeType.PESSIMISTIC_WRITE);
            // The customer may have been erased while this waited for the lock
            return !dispute.isErased();
        });
    }

    private boolean isDuplicate(Dispute dispute, String words, ActionContext context) {
        return em.createQuery(
                                "select count(c) from Comment c where c.disputeId = :dispute and c.author = :author"
                                        + " and c.createdAt > :since and c.text = :words",
                                Long.class)
                        .setParameter("dispute", dispute.getId())
                        .setParameter("author", Actor.CUSTOMER)
                        .setParameter("since", context.at().minus(DUPLICATE_PERIOD))
                        .setParameter("words", words)
                        .getSingleResult()
                > 0;
    }

    /** Returns the latest comment of the merchant that the customer may read. */
    public Optional<Comment> latestMerchantComment(Dispute dispute) {
        return em.createQuery(
                        "select c from Comment c where c.disputeId = :dispute and c.author = :author"
                                + " and c.visibility = :visibility order by c.position desc",
                        Comment.class)
                .setParameter("dispute", dispute.getId())
                .setParameter("author", Actor.MERCHANT)
                .setParameter("visibility", Visibility.CUSTOMER)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
