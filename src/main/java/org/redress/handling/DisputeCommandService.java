package org.redress.handling;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.redress.dispute.ActionContext;
import org.redress.dispute.ActionContextFactory;
import org.redress.dispute.Dispute;
import org.redress.dispute.Visibility;
import org.redress.http.IfMatch;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.UnknownResourceException;
import org.redress.timeline.TimelineEntry;

/** Staff work on the cases of their shop: each change one at a time, on whichever node, with its entry in the timeline. */
@Stateless
public class DisputeCommandService {
    @PersistenceContext
    EntityManager em;

    @Inject
    ActionContextFactory contexts;

    /**
     * @param name who does it, as their token names them
     * @throws UnknownResourceException where the merchant has no such case
     * @throws org.redress.problem.PreconditionFailedException where it has changed since it was read
     * @throws org.redress.problem.ConflictException where its status does not allow it
     */
    public void execute(int merchantId, UUID disputeId, IfMatch ifMatch, DisputeCommand command, String name) {
        Dispute dispute = locked(merchantId, disputeId);
        ifMatch.check(Long.toString(dispute.getVersion()));
        ActionContext context = contexts.ofMerchant(merchantId, name);
        if (command.text() == null) {
            em.persist(apply(dispute, command, context));
        } else {
            ActionContext telling = context.with(UUID.randomUUID());
            saveComment(
                    apply(dispute, command, telling),
                    telling,
                    new AddCommentCommand(Visibility.CUSTOMER, command.text(), List.of()));
        }
    }

    private static TimelineEntry apply(Dispute dispute, DisputeCommand command, ActionContext context) {
        return switch (command.action()) {
            case REQUEST_INFORMATION -> dispute.requestInformation(context);
            case SUPPLY_INFORMATION -> dispute.supplyInformation(context);
            case DECIDE -> dispute.decide(context, command.outcome(), command.amount(), command.text());
            case APPEAL -> dispute.appeal(context);
            case CLOSE -> dispute.close(context);
            case CANCEL -> dispute.cancel(context);
            default -> dispute.escalate(context);
        };
    }

    /** A comment, and whose case it is about. */
    public record AddedComment(Comment comment, UUID customerId) {}

    /** @throws UnknownResourceException where the merchant has no such case */
    public AddedComment addComment(int merchantId, UUID disputeId, AddCommentCommand command, String name) {
        Dispute dispute = locked(merchantId, disputeId);
        if (attached(disputeId, command.attachments()) < command.attachments().size()) {
            throw new InvalidRequestException(
                    "attachments", "must be attachments of this dispute", "body /attachments");
        }
        ActionContext context = contexts.ofMerchant(merchantId, name).with(UUID.randomUUID());
        Comment comment = saveComment(dispute.comment(context, command.visibility()), context, command);
        return new AddedComment(comment, dispute.getCustomer().getId());
    }

    private long attached(UUID disputeId, List<UUID> attachments) {
        return attachments.isEmpty()
                ? 0
                : em.createQuery(
                                "select count(a) from Attachment a where a.disputeId = :dispute and a.id in :ids",
                                Long.class)
                        .setParameter("dispute", disputeId)
                        .setParameter("ids", attachments)
                        .getSingleResult();
    }

    private Comment saveComment(TimelineEntry entry, ActionContext context, AddCommentCommand command) {
        Comment comment = new Comment(context, entry, command);
        em.persist(entry);
        em.persist(comment);
        return comment;
    }

    private Dispute locked(int merchantId, UUID disputeId) {
        return em.createQuery("select d from Dispute d where d.merchantId = :merchant and d.id = :id", Dispute.class)
                .setParameter("merchant", merchantId)
                .setParameter("id", disputeId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new UnknownResourceException("dispute"));
    }
}
