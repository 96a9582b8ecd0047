package org.redress.handling;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.dispute.Member;
import org.redress.problem.UnknownResourceException;

/**
 * Knows which version of disputes members of staff have read. Versions are compared, so that it does not matter whose
 * clock is ahead.
 */
@Stateless
public class ReadService {
    private static final int BATCH = 1_000;

    private static final String UPDATE =
            "update dispute_reads set read_version = ?4, read_until = cast(?5 as timestamp with time zone)"
                    + " where merchant_id = ?1 and dispute_id = cast(?2 as uuid) and staff_id = ?3"
                    + " and read_version < ?4";
    private static final String INSERT =
            "insert into dispute_reads (merchant_id, dispute_id, staff_id, read_version, read_until)"
                    + " values (?1, cast(?2 as uuid), ?3, ?4, cast(?5 as timestamp with time zone))"
                    + " on conflict do nothing";

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "reads.kept")
    Duration kept;

    /**
     * Records that a member of staff has read a dispute as it is now.
     *
     * @throws UnknownResourceException if the merchant has no such dispute
     */
    public void record(int merchantId, UUID disputeId, Member member) {
        Object[] read = em.createQuery(
                        "select d.version, d.updatedAt from Dispute d where d.merchantId = :merchant and d.id = :id",
                        Object[].class)
                .setParameter("merchant", merchantId)
                .setParameter("id", disputeId)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new UnknownResourceException("dispute"));
        // The insert does nothing if the row has this version or a later one
        if (bound(UPDATE, merchantId, disputeId, member, read).executeUpdate() == 0) {
            bound(INSERT, merchantId, disputeId, member, read).executeUpdate();
        }
    }

    private Query bound(String statement, int merchantId, UUID disputeId, Member member, Object[] read) {
        return em.createNativeQuery(statement)
                .setParameter(1, merchantId)
                .setParameter(2, disputeId.toString())
                .setParameter(3, member.id())
                .setParameter(4, read[0])
                .setParameter(5, read[1].toString());
    }

    /**
     * Deletes marks of activities that count as read by now, of a batch of merchants.
     *
     * @return whether there may be more
     */
    public boolean deleteNextExpired() {
        Instant until = clock.instant().minus(kept);
        List<Integer> merchants = em.createQuery(
                        "select distinct r.merchantId from DisputeRead r where r.readUntil < :until", Integer.class)
                .setParameter("until", until)
                .setMaxResults(BATCH)
                .getResultList();
        for (int merchantId : merchants) {
            em.createNativeQuery("delete from dispute_reads where merchant_id = ?1 and (dispute_id, staff_id) in"
                            + " (select dispute_id, staff_id from dispute_reads where merchant_id = ?1"
                            + " and read_until < cast(?2 as timestamp with time zone) limit " + BATCH + ")")
                    .setParameter(1, merchantId)
                    .setParameter(2, until.toString())
                    .executeUpdate();
        }
        return !merchants.isEmpty();
    }
}
