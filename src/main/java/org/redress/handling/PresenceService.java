package org.redress.handling;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.redress.dispute.Member;
import org.redress.problem.UnknownResourceException;

/** Knows for a minute who has a dispute open. This locks nothing: a change needs the current entity tag anyway. */
@Stateless
public class PresenceService {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MAX = 20;
    private static final int BATCH = 1_000;

    private static final String UPDATE =
            "update presences set staff_name = ?4, seen_at = cast(?5 as timestamp with time zone)"
                    + " where merchant_id = ?1 and dispute_id = cast(?2 as uuid) and staff_id = ?3";
    private static final String INSERT =
            "insert into presences (merchant_id, dispute_id, staff_id, staff_name, seen_at)"
                    + " values (?1, cast(?2 as uuid), ?3, ?4, cast(?5 as timestamp with time zone))"
                    + " on conflict do nothing";

    @PersistenceContext
    EntityManager em;

    @EJB
    DisputeHistoryQueryService history;

    /**
     * Records that a member of staff has the dispute open.
     *
     * @return the others who have it open, the last ones first
     * @throws UnknownResourceException if the merchant has no such dispute
     */
    public List<Presence> record(int merchantId, UUID disputeId, Member member, Instant now) {
        // Throws if there is none
        history.version(merchantId, disputeId);
        // The insert does nothing if another call has inserted the row meanwhile
        if (bound(UPDATE, merchantId, disputeId, member, now).executeUpdate() == 0) {
            bound(INSERT, merchantId, disputeId, member, now).executeUpdate();
        }
        return em.createQuery(
                        "select p from Presence p where p.merchantId = :merchant and p.disputeId = :dispute"
                                + " and p.staffId <> :member and p.seenAt > :since order by p.seenAt desc, p.staffId",
                        Presence.class)
                .setParameter("merchant", merchantId)
                .setParameter("dispute", disputeId)
                .setParameter("member", member.id())
                .setParameter("since", now.minus(KEPT))
                .setMaxResults(MAX)
                .getResultList();
    }

    private Query bound(String statement, int merchantId, UUID disputeId, Member member, Instant now) {
        return em.createNativeQuery(statement)
                .setParameter(1, merchantId)
                .setParameter(2, disputeId.toString())
                .setParameter(3, member.id())
                .setParameter(4, member.name())
                .setParameter(5, now.toString());
    }

    /**
     * Deletes those who are gone, of a batch of merchants.
     *
     * @return whether there may be more
     */
    public boolean deleteGone(Instant now) {
        Instant until = now.minus(KEPT);
        List<Integer> merchants = em.createQuery(
                        "select distinct p.merchantId from Presence p where p.seenAt < :until", Integer.class)
                .setParameter("until", until)
                .setMaxResults(BATCH)
                .getResultList();
        for (int merchantId : merchants) {
            em.createNativeQuery("delete from presences where merchant_id = ?1"
                            + " and seen_at < cast(?2 as timestamp with time zone)")
                    .setParameter(1, merchantId)
                    .setParameter(2, until.toString())
                    .executeUpdate();
        }
        return merchants.size() == BATCH;
    }
}
