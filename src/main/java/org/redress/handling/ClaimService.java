package org.redress.handling;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redress.dispute.ActionContextFactory;
import org.redress.dispute.Dispute;
import org.redress.dispute.Member;
import org.redress.dispute.TriageCommand;
import org.redress.search.ClaimQueryService;
import org.redress.search.DisputeFilter;

/**
 * Gives each dispute to one of those who claim. A dispute that another transaction has locked is passed over, so that
 * nobody waits for others.
 */
@Stateless
public class ClaimService {
    /** Disputes that are read at once. More are only needed if others claim or change all of them at this moment. */
    private static final int BATCH = 50;

    private static final int BATCHES = 10;

    @PersistenceContext
    EntityManager em;

    @EJB
    ClaimQueryService queries;

    @Inject
    ActionContextFactory contexts;

    @EJB
    CommandRecordingService recorder;

    /**
     * Assigns the most urgent dispute of a filter that has no assignee.
     *
     * @return its id; empty if there is none
     */
    public Optional<UUID> claimNext(DisputeFilter filter, Member caller) {
        for (int batch = 0; batch < BATCHES; batch++) {
            List<UUID> candidates = queries.candidates(filter, batch * BATCH, BATCH);
            Optional<UUID> claimed = candidates.stream()
                    .filter(id -> isClaimed(filter, id, caller))
                    .findFirst();
            if (claimed.isPresent() || candidates.size() < BATCH) {
                return claimed;
            }
        }
        return Optional.empty();
    }

    private boolean isClaimed(DisputeFilter filter, UUID id, Member caller) {
        if (!tryLock(filter.merchantId(), id) || !queries.isCandidate(filter, id)) {
            return false;
        }
        Dispute dispute = em.createQuery(Dispute.OF_MERCHANT, Dispute.class)
                .setParameter("merchant", filter.merchantId())
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
        recorder.record(
                dispute,
                ExecutedCommand.of(
                        new TriageCommand.Take(caller), dispute, contexts.ofMerchant(filter.merchantId(), caller)));
        return true;
    }

    // Native, since JPA cannot pass over locked rows
    private boolean tryLock(int merchantId, UUID id) {
        return !em.createNativeQuery("select ticket_number from disputes where merchant_id = ?1"
                        + " and id = cast(?2 as uuid) and assignee_id is null for update skip locked")
                .setParameter(1, merchantId)
                .setParameter(2, id.toString())
                .getResultList()
                .isEmpty();
    }
}
