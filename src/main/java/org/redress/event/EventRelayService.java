package org.redress.event;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/**
 * Moves committed events from the outbox into the log of their merchant. Locks the merchant's row of event_sequences
 * meanwhile, for all nodes: an event never appears before one with a smaller number, however late it is committed.
 */
@Stateless
public class EventRelayService {
    /** Events of a transaction. */
    static final int BATCH = 500;

    private static final int MERCHANTS = 1_000;

    private static final String COLUMNS = "id, " + EventData.COLUMNS;

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
     * @return whether there may be more
     */
    public boolean relay(int merchantId) {
        long last = lock(merchantId);
        long end = endOfBatch(merchantId);
        if (end == 0) {
            return false;
        }
        int moved = em.createNativeQuery("insert into events (merchant_id, seq, " + COLUMNS + ") select merchant_id,"
                        + " cast(?3 as bigint) + row_number() over (order by position), " + COLUMNS
                        + " from outbox where merchant_id = ?1 and position <= ?2")
                .setParameter(1, merchantId)
                .setParameter(2, end)
                .setParameter(3, last)
                .executeUpdate();
        // By id: others may have been committed since, with smaller positions
        em.createNativeQuery("delete from outbox where merchant_id = ?1 and position <= ?2 and id in"
                        + " (select e.id from events e where e.merchant_id = ?1 and e.seq > ?3)")
                .setParameter(1, merchantId)
                .setParameter(2, end)
                .setParameter(3, last)
                .executeUpdate();
        em.createNativeQuery("update event_sequences set last_seq = ?2 where merchant_id = ?1")
                .setParameter(1, merchantId)
                .setParameter(2, last + moved)
                .executeUpdate();
        return moved >= BATCH;
    }

    /** Returns the position of the last event of the batch, 0 if there is none. */
    private long endOfBatch(int merchantId) {
        Object end = em.createNativeQuery("select coalesce(max(position), 0) from (select position from outbox"
                        + " where merchant_id = ?1 order by position limit " + BATCH + ") batch")
                .setParameter(1, merchantId)
                .getSingleResult();
        return ((Number) end).longValue();
    }

    private long lock(int merchantId) {
        List<?> found = lastSeq(merchantId);
        if (found.isEmpty()) {
            // Does nothing if another node has inserted the row meanwhile
            em.createNativeQuery("insert into event_sequences (merchant_id, last_seq, first_kept_seq)"
                            + " values (?1, 0, 1) on conflict do nothing")
                    .setParameter(1, merchantId)
                    .executeUpdate();
            found = lastSeq(merchantId);
        }
        return ((Number) found.get(0)).longValue();
    }

    private List<?> lastSeq(int merchantId) {
        return em.createNativeQuery("select last_seq from event_sequences where merchant_id = ?1 for update")
                .setParameter(1, merchantId)
                .getResultList();
    }
}
