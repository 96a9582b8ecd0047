package org.redress.search;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.List;
import java.util.UUID;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.Dispute_;
import org.redress.dispute.Triage;
import org.redress.dispute.Triage_;

/** Finds disputes that a member of staff may claim: without an assignee, and the merchant's turn. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ClaimQueryService {
    private static final List<Integer> TURN_OF_MERCHANT =
            List.of(DisputeStatus.WAITING_FOR_SHOP.id(), DisputeStatus.UNDER_REVIEW.id());

    @PersistenceContext
    EntityManager em;

    /** Returns ids of filtered disputes that may be claimed: the highest priority first, then the earliest deadline. */
    public List<UUID> candidates(DisputeFilter filter, int offset, int limit) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<UUID> query = cb.createQuery(UUID.class);
        Root<Dispute> dispute = query.from(Dispute.class);
        Path<Triage> triage = dispute.get(Dispute_.triage);
        query.select(dispute.get(Dispute_.id))
                .where(claimable(cb, query, dispute, filter).toArray(Predicate[]::new))
                .orderBy(
                        cb.desc(triage.get(Triage_.priority)),
                        cb.asc(dispute.get(Dispute_.dueAt)),
                        cb.asc(dispute.get(Dispute_.id)));
        return DisputeSpecification.bound(em.createQuery(query), filter)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Returns whether a dispute, which the transaction has locked, may still be claimed by this filter. */
    public boolean isCandidate(DisputeFilter filter, UUID disputeId) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Long> query = cb.createQuery(Long.class);
        Root<Dispute> dispute = query.from(Dispute.class);
        List<Predicate> where = claimable(cb, query, dispute, filter);
        where.add(cb.equal(dispute.get(Dispute_.id), disputeId));
        query.select(cb.count(dispute)).where(where.toArray(Predicate[]::new));
        return DisputeSpecification.bound(em.createQuery(query), filter).getSingleResult() == 1;
    }

    private static List<Predicate> claimable(
            CriteriaBuilder cb, CriteriaQuery<?> query, Root<Dispute> dispute, DisputeFilter filter) {
        List<Predicate> where = new DisputeSpecification(cb, query, dispute).predicates(filter);
        where.add(cb.isNull(dispute.get(Dispute_.triage).get(Triage_.assigneeId)));
        where.add(dispute.get(Dispute_.statusId).in(TURN_OF_MERCHANT));
        return where;
    }
}
