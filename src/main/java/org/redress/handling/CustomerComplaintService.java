package org.redress.handling;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redress.dispute.ActionContext;
import org.redress.dispute.ActionContextFactory;
import org.redress.dispute.Actor;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.RaiseComplaintService;
import org.redress.dispute.Visibility;
import org.redress.party.ChannelUser;
import org.redress.timeline.TimelineEntry;

/** Customers act on their own complaints, through the chat. A platform may deliver twice: the second finds it done. */
@Stateless
public class CustomerComplaintService {
    private static final Duration SAME_WORDS = Duration.ofHours(24);

    @PersistenceContext
    EntityManager em;

    @Inject
    RaiseComplaintService disputes;

    @Inject
    ActionContextFactory contexts;

    /** What came of it. @param done whether the complaint allowed it; what was done before is done */
    public record ActionResult(Dispute dispute, boolean done) {}

    /**
     * Adds the customer's words. Where the shop waits for them, they are the answer.
     *
     * @param appeal whether they are against a decision
     * @return empty where the complaint is not the user's
     */
    public Optional<ActionResult> addText(ChannelUser user, long ticketNumber, String words, boolean appeal) {
        return locked(user, ticketNumber).map(dispute -> {
            ActionContext context =
                    contexts.ofCustomer(user.merchantId(), user.channel()).with(UUID.randomUUID());
            if (isDuplicate(dispute, words, context)) {
                return new ActionResult(dispute, true);
            }
            List<DisputeAction> allowed = dispute.allowedTo(Actor.CUSTOMER, context.at());
            if (appeal && !allowed.contains(DisputeAction.APPEAL) || !allowed.contains(DisputeAction.COMMENT)) {
                return new ActionResult(dispute, false);
            }
            TimelineEntry entry;
            if (appeal) {
                entry = dispute.appeal(context);
            } else if (allowed.contains(DisputeAction.SUPPLY_INFORMATION)) {
                entry = dispute.supplyInformation(context);
            } else {
                entry = dispute.comment(context, Visibility.CUSTOMER);
            }
            em.persist(entry);
            em.persist(new Comment(context, entry, new AddCommentCommand(Visibility.CUSTOMER, words, List.of())));
            return new ActionResult(dispute, true);
        });
    }

    private Optional<Dispute> locked(ChannelUser user, long ticketNumber) {
        return disputes.find(user, ticketNumber).filter(dispute -> {
            em.refresh(dispute, LockModeType.PESSIMISTIC_WRITE);
            // While this waited, it may have become nobody's
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
                        .setParameter("since", context.at().minus(SAME_WORDS))
                        .setParameter("words", words)
                        .getSingleResult()
                > 0;
    }

    /** The customer no longer complains. Empty where the complaint is not the user's. */
    public Optional<ActionResult> cancel(ChannelUser user, long ticketNumber) {
        return locked(user, ticketNumber).map(dispute -> {
            ActionContext context = contexts.ofCustomer(user.merchantId(), user.channel());
            boolean allowed = dispute.allowedTo(Actor.CUSTOMER, context.at()).contains(DisputeAction.CANCEL);
            if (allowed) {
                em.persist(dispute.cancel(context));
            }
            return new ActionResult(dispute, dispute.getStatus() == DisputeStatus.CANCELLED);
        });
    }

    /** The last that the shop said to the customer about it. */
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
