package org.redress.handling;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.redress.dispute.ActionContextFactory;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeTag;
import org.redress.dispute.Member;
import org.redress.dispute.Mention;
import org.redress.dispute.PairCommand;
import org.redress.dispute.TriageCommand;
import org.redress.http.Preconditions;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.UnknownResourceException;

/** Executes commands of staff. Each locks its dispute, which serialises the changes of all nodes. */
@Stateless
public class DisputeCommandService {
    @PersistenceContext
    EntityManager em;

    @Inject
    ActionContextFactory contexts;

    @EJB
    CommandRecordingService recorder;

    @EJB
    PairCommandService pairs;

    /**
     * Applies a command to a dispute and stores its text as a comment.
     *
     * @param member of staff whose command it is
     * @throws UnknownResourceException if the merchant has no such dispute
     * @throws org.redress.problem.PreconditionFailedException if the dispute has changed since it was read
     * @throws org.redress.problem.ConflictException if the command is not allowed in the dispute's status
     * @throws InvalidRequestException if a decision's amount does not fit the dispute, or another dispute is unknown
     */
    public void execute(
            int merchantId, UUID disputeId, Preconditions conditions, DisputeCommand command, Member member) {
        if (command instanceof PairCommand pair) {
            pairs.execute(merchantId, disputeId, conditions, pair, member);
            return;
        }
        Dispute dispute = requireLocked(merchantId, disputeId);
        conditions.check(Long.toString(dispute.getVersion()));
        if (command instanceof TriageCommand triage && !triage.changes(dispute.getTriage())) {
            return;
        }
        recorder.record(dispute, executed(command, dispute, member));
        if (command instanceof TriageCommand.Tag) {
            storeTags(dispute);
        }
    }

    private void storeTags(Dispute dispute) {
        em.createQuery("delete from DisputeTag t where t.merchantId = :merchant and t.disputeId = :dispute")
                .setParameter("merchant", dispute.getMerchantId())
                .setParameter("dispute", dispute.getId())
                .executeUpdate();
        dispute.getTriage().getTags().forEach(tag -> em.persist(new DisputeTag(dispute, tag)));
    }

    /** Added comment with its mentions, and the id of the dispute's customer. */
    public record AddedComment(Comment comment, List<Mention> mentions, UUID customerId) {}

    /**
     * Adds a comment to a dispute.
     *
     * @param member of staff whose command it is
     * @throws UnknownResourceException if the merchant has no such dispute
     * @throws InvalidRequestException if an attachment does not belong to the dispute
     * @throws org.redress.problem.ConflictException if comments are not allowed in the dispute's status
     */
    public AddedComment addComment(int merchantId, UUID disputeId, DisputeCommand.AddComment command, Member member) {
        Dispute dispute = requireLocked(merchantId, disputeId);
        if (countAttachments(merchantId, disputeId, command.attachments())
                < command.attachments().size()) {
            throw new InvalidRequestException(
                    "attachmentIds", "must be attachments of this dispute", "body /attachmentIds");
        }
        ExecutedCommand executed = executed(command, dispute, member);
        List<Mention> mentions = recorder.record(dispute, executed);
        return new AddedComment(Objects.requireNonNull(executed.comment()), mentions, dispute.getCustomerId());
    }

    private ExecutedCommand executed(DisputeCommand command, Dispute dispute, Member member) {
        return ExecutedCommand.of(command, dispute, contexts.ofMerchant(dispute.getMerchantId(), member));
    }

    private long countAttachments(int merchantId, UUID disputeId, List<UUID> attachments) {
        return attachments.isEmpty()
                ? 0
                : em.createQuery(
                                "select count(a) from Attachment a where a.merchantId = :merchant"
                                        + " and a.disputeId = :dispute and a.id in :ids",
                                Long.class)
                        .setParameter("merchant", merchantId)
                        .setParameter("dispute", disputeId)
                        .setParameter("ids", attachments)
                        .getSingleResult();
    }

    private Dispute requireLocked(int merchantId, UUID disputeId) {
        return em.createQuery(Dispute.OF_MERCHANT, Dispute.class)
                .setParameter("merchant", merchantId)
                .setParameter("id", disputeId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new UnknownResourceException("dispute"));
    }
}
