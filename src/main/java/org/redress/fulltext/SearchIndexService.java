package org.redress.fulltext;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.event.EventSubject;
import org.redress.event.EventType;

/**
 * Follows the event log of each merchant, and writes the documents of disputes that changed. Holds the row of the
 * merchant's position meanwhile, for all nodes. A position begins with all disputes that the merchant has, as after the
 * migration, and begins so again if events that it needs are deleted already.
 */
@Stateless
public class SearchIndexService {
    /** Events and disputes of a transaction. */
    static final int BATCH = 100;

    private static final int MERCHANTS = 1_000;

    private static final String POSITION = "select seq, filled, cast(filled_to as varchar(36)) from search_positions"
            + " where merchant_id = ?1 for update skip locked";

    @PersistenceContext
    EntityManager em;

    @EJB
    SearchDocumentService documents;

    /** Position in the event log, and the last of the disputes that were there before. */
    private record Position(long seq, boolean filled, @Nullable String filledTo) {
        static Position of(Object[] row) {
            return new Position(((Number) row[0]).longValue(), (Boolean) row[1], (String) row[2]);
        }
    }

    /** Returns the merchants whose documents are behind their event log, at most 1,000. */
    public List<Integer> waiting() {
        List<?> rows = em.createNativeQuery("select s.merchant_id from event_sequences s left join search_positions p"
                        + " on p.merchant_id = s.merchant_id where p.merchant_id is null or p.seq < s.last_seq"
                        + " or not p.filled limit " + MERCHANTS)
                .getResultList();
        return rows.stream().map(id -> ((Number) id).intValue()).toList();
    }

    /**
     * Writes the next documents of a merchant; none if another node does.
     *
     * @return whether there may be more
     */
    public boolean indexNext(int merchantId) {
        List<?> rows = ofMerchant(POSITION, merchantId).getResultList();
        if (rows.isEmpty()) {
            return begin(merchantId);
        }
        Position position = Position.of((Object[]) rows.get(0));
        return position.filled() ? follow(merchantId, position) : fill(merchantId, position);
    }

    // A transaction of its own, so that an erasure can lock the row
    private boolean begin(int merchantId) {
        return ofMerchant(
                                "insert into search_positions (merchant_id, seq, filled) select merchant_id, last_seq,"
                                        + " false from event_sequences where merchant_id = ?1 and not exists (select 1"
                                        + " from search_positions where merchant_id = ?1) on conflict do nothing",
                                merchantId)
                        .executeUpdate()
                > 0;
    }

    private boolean fill(int merchantId, Position position) {
        String after = position.filledTo() == null ? "" : " and d.id > :after";
        TypedQuery<UUID> query = em.createQuery(
                        "select d.id from Dispute d where d.merchantId = :merchant" + after + " order by d.id",
                        UUID.class)
                .setParameter("merchant", merchantId)
                .setMaxResults(BATCH);
        if (position.filledTo() != null) {
            query.setParameter("after", UUID.fromString(position.filledTo()));
        }
        List<UUID> ids = query.getResultList();
        if (ids.isEmpty()) {
            ofMerchant("update search_positions set filled = true where merchant_id = ?1", merchantId)
                    .executeUpdate();
        } else {
            documents.replace(merchantId, ids);
            ofMerchant("update search_positions set filled_to = cast(?2 as uuid) where merchant_id = ?1", merchantId)
                    .setParameter(2, ids.get(ids.size() - 1).toString())
                    .executeUpdate();
        }
        return true;
    }

    private boolean follow(int merchantId, Position position) {
        List<Object[]> events = em.createQuery(
                        "select e.seq, e.data.type, e.data.subjectType, e.data.subjectId, e.data.customerId"
                                + " from LoggedEvent e where e.merchantId = :merchant and e.seq > :after"
                                + " order by e.seq",
                        Object[].class)
                .setParameter("merchant", merchantId)
                .setParameter("after", position.seq())
                .setMaxResults(BATCH)
                .getResultList();
        long last = position.seq() + events.size();
        if (events.isEmpty() ? lastSeq(merchantId) > last : (Long) events.get(0)[0] > position.seq() + 1) {
            // Numbers have no gaps: the next events are deleted
            ofMerchant(
                            "update search_positions set filled = false, filled_to = null, seq = (select last_seq"
                                    + " from event_sequences where merchant_id = ?1) where merchant_id = ?1",
                            merchantId)
                    .executeUpdate();
            return true;
        }
        index(merchantId, events);
        ofMerchant("update search_positions set seq = ?2 where merchant_id = ?1", merchantId)
                .setParameter(2, last)
                .executeUpdate();
        return events.size() == BATCH;
    }

    private void index(int merchantId, List<Object[]> events) {
        Set<UUID> disputes = new LinkedHashSet<>();
        Map<UUID, UUID> opened = new LinkedHashMap<>();
        Set<UUID> customers = new LinkedHashSet<>();
        for (Object[] event : events) {
            UUID customerId = (UUID) event[4];
            if (event[2].equals(EventSubject.DISPUTE.wireName())) {
                UUID id = UUID.fromString((String) event[3]);
                disputes.add(id);
                if (event[1].equals(EventType.DISPUTE_CREATED.wireName()) && customerId != null) {
                    opened.put(id, customerId);
                }
            } else if (event[1].equals(EventType.ORDER_UPDATED.wireName()) && customerId != null) {
                customers.add(customerId);
            }
        }
        documents.replace(merchantId, disputes);
        // With these and with orders the shop sends data of the customer; the chat changes none
        documents.openedByShop(merchantId, opened.keySet()).forEach(id -> customers.add(opened.get(id)));
        documents.replaceCustomers(merchantId, customers);
    }

    private long lastSeq(int merchantId) {
        return ((Number) ofMerchant("select last_seq from event_sequences where merchant_id = ?1", merchantId)
                        .getSingleResult())
                .longValue();
    }

    private Query ofMerchant(String sql, int merchantId) {
        return em.createNativeQuery(sql).setParameter(1, merchantId);
    }
}
