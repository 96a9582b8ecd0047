package org.redress.event;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/**
 * Moves committed events from the outbox into the log of their merchant. Reserves their numbers in the merchant's row
 * of event_sequences, which is locked meanwhile, for all nodes: an event never appears before one with a smaller
 * number, however late it is committed.
 */
@Stateless
public class EventRelayService {
    /** Events of a transaction. */
    static final int BATCH = 1_000;

    private static final int MERCHANTS = 1_000;

    private static final String COLUMNS = "id, " + EventData.COLUMNS;

    // Number before the reserved ones
    private static final String LAST_BEFORE =
            "(select s.last_seq - ?2 from event_sequences s where s.merchant_id = ?1)";

    @PersistenceContext
    EntityManager em;

    /** Returns the outboxes of merchants that have events there, at most 1,000. */
    public List<WaitingEvents> waiting() {
        List<?> rows = em.createNativeQuery("select merchant_id, count(*), extract(epoch from min(occurred_at))"
                        + " from outbox group by merchant_id limit " + MERCHANTS)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new WaitingEvents(
                        ((Number) row[0]).intValue(),
                        ((Number) row[1]).longValue(),
                        Instant.ofEpochSecond(((Number) row[2]).longValue())))
                .toList();
    }

    /**
     * Moves the next events of a merchant.
     *
     * @param waiting how many there are; fewer if another node moved some meanwhile
     * @return whether there may be more
     */
    public boolean relay(int merchantId, long waiting) {
        long reserved = Math.min(waiting, BATCH);
        if (!reserve(merchantId, reserved)) {
            // Does nothing if another node has inserted the row meanwhile
            em.createNativeQuery("insert into event_sequences (merchant_id, last_seq, first_kept_seq)"
                            + " values (?1, 0, 1) on conflict do nothing")
                    .setParameter(1, merchantId)
                    .executeUpdate();
            reserve(merchantId, reserved);
        }
        int moved = em.createNativeQuery("insert into events (merchant_id, seq, " + COLUMNS + ") select merchant_id, "
                        + LAST_BEFORE + " + row_number() over (order by position), " + COLUMNS
                        + " from (select * from outbox where merchant_id = ?1 order by position limit ?2) batch")
                .setParameter(1, merchantId)
                .setParameter(2, reserved)
                .executeUpdate();
        // By id: others may have been committed since, with smaller positions
        em.createNativeQuery("delete from outbox where merchant_id = ?1 and id in"
                        + " (select e.id from events e where e.merchant_id = ?1 and e.seq > " + LAST_BEFORE + ")")
                .setParameter(1, merchantId)
                .setParameter(2, reserved)
                .executeUpdate();
        if (moved < reserved) {
            reserve(merchantId, moved - reserved);
        }
        return moved == BATCH;
    }

    private boolean reserve(int merchantId, long numbers) {
        return em.createNativeQuery("update event_sequences set last_seq = last_seq + ?2 where merchant_id = ?1")
                        .setParameter(1, merchantId)
                        .setParameter(2, numbers)
                        .executeUpdate()
                > 0;
    }
}
