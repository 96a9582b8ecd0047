package org.redress.casework;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.redress.dispute.Act;
import org.redress.dispute.Dispute;
import org.redress.dispute.Terms;
import org.redress.dispute.Visibility;
import org.redress.problem.InvalidRequest;
import org.redress.problem.NoSuchThing;
import org.redress.retry.IfMatch;
import org.redress.timeline.TimelineEntry;

/** Staff work on the cases of their shop: each change one at a time, on whichever node, with its entry in the timeline. */
@Stateless
public class CaseService {
    @PersistenceContext
    EntityManager em;

    @Inject
    Terms terms;

    /**
     * @param name who does it, as their token names them
     * @throws NoSuchThing where the merchant has no such case
     * @throws org.redress.problem.PreconditionFailed where it has changed since it was read
     * @throws org.redress.problem.Conflict where its status does not allow it
     */
    public void does(int merchantId, UUID disputeId, IfMatch ifMatch, Doing doing, String name) {
        Dispute dispute = locked(merchantId, disputeId);
        ifMatch.check(Long.toString(dispute.getVersion()));
        Act act = terms.ofMerchant(merchantId, name);
        if (doing.text() == null) {
            em.persist(done(dispute, doing, act));
        } else {
            Act telling = act.with(UUID.randomUUID());
            keep(done(dispute, doing, telling), telling, new Saying(Visibility.CUSTOMER, doing.text(), List.of()));
        }
    }

    private static TimelineEntry done(Dispute dispute, Doing doing, Act act) {
        return switch (doing.action()) {
            case REQUEST_INFORMATION -> dispute.requestInformation(act);
            case SUPPLY_INFORMATION -> dispute.supplyInformation(act);
            case DECIDE -> dispute.decide(act, doing.outcome(), doing.amount(), doing.text());
            case APPEAL -> dispute.appeal(act);
            case CLOSE -> dispute.close(act);
            case CANCEL -> dispute.cancel(act);
            default -> dispute.escalate(act);
        };
    }

    /** A comment, and whose case it is about. */
    public record Said(Comment comment, UUID customerId) {}

    /** @throws NoSuchThing where the merchant has no such case */
    public Said says(int merchantId, UUID disputeId, Saying saying, String name) {
        Dispute dispute = locked(merchantId, disputeId);
        if (attached(disputeId, saying.attachments()) < saying.attachments().size()) {
            throw new InvalidRequest("attachments", "must be attachments of this dispute", "body /attachments");
        }
        Act act = terms.ofMerchant(merchantId, name).with(UUID.randomUUID());
        Comment comment = keep(dispute.comment(act, saying.visibility()), act, saying);
        return new Said(comment, dispute.getCustomer().getId());
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

    private Comment keep(TimelineEntry entry, Act act, Saying saying) {
        Comment comment = new Comment(act, entry, saying);
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
                .orElseThrow(() -> new NoSuchThing("dispute"));
    }
}
