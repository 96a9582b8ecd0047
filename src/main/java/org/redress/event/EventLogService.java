package org.redress.event;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.problem.UnknownResourceException;

/** Reads the event log of a merchant, and deletes old events. */
@Stateless
public class EventLogService {
    // Events that one call looks at, so that a rare type does not make it read all of the log
    private static final int SCANNED = 1_000;

    private static final int MERCHANTS = 1_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "events.kept")
    Duration kept;

    private record Bounds(long firstKept, long last) {}

    /**
     * Returns the events after a number, in the order of their numbers.
     *
     * @throws CursorExpiredException if some of them are deleted already
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public EventPage read(int merchantId, EventsRequest request) {
        Bounds bounds = bounds(merchantId);
        if (request.after() == EventsRequest.LATEST) {
            return new EventPage(List.of(), bounds.last());
        }
        long oldest = bounds.firstKept() - 1;
        if (request.after() > 0 && request.after() < oldest) {
            throw new CursorExpiredException(oldest);
        }
        long after = Math.max(request.after(), oldest);
        // A replica may not have the cursor's event yet
        long end = Math.max(after, Math.min(bounds.last(), after + SCANNED));
        List<LoggedEvent> events = after == end ? List.of() : find(merchantId, request, after, end);
        long next =
                events.size() == request.size() ? events.get(events.size() - 1).getSeq() : end;
        return new EventPage(events, next);
    }

    private List<LoggedEvent> find(int merchantId, EventsRequest request, long after, long end) {
        String ofTypes = request.types().isEmpty() ? "" : " and e.data.type in :types";
        TypedQuery<LoggedEvent> query = em.createQuery(
                        "select e from LoggedEvent e where e.merchantId = :merchant and e.seq > :after"
                                + " and e.seq <= :end" + ofTypes + " order by e.seq",
                        LoggedEvent.class)
                .setParameter("merchant", merchantId)
                .setParameter("after", after)
                .setParameter("end", end)
                .setMaxResults(request.size());
        if (!request.types().isEmpty()) {
            query.setParameter("types", request.types());
        }
        return query.getResultList();
    }

    private Bounds bounds(int merchantId) {
        List<?> found = em.createNativeQuery(
                        "select first_kept_seq, last_seq from event_sequences where merchant_id = ?1")
                .setParameter(1, merchantId)
                .getResultList();
        if (found.isEmpty()) {
            return new Bounds(1, 0);
        }
        Object[] row = (Object[]) found.get(0);
        return new Bounds(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
    }

    /**
     * Returns an event.
     *
     * @throws UnknownResourceException if the merchant has none with this id, or it is deleted
     */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public LoggedEvent require(int merchantId, UUID id) {
        return em.createQuery(
                        "select e from LoggedEvent e where e.merchantId = :merchant and e.id = :id", LoggedEvent.class)
                .setParameter("merchant", merchantId)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new UnknownResourceException("event"));
    }

    /** Returns the number of the last event of a merchant, 0 if there is none. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public long lastNumber(int merchantId) {
        return bounds(merchantId).last();
    }

    /** Returns the numbers of the last events of some merchants; merchants without events are missing. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Map<Integer, Long> lastNumbers(Collection<Integer> merchantIds) {
        Map<Integer, Long> last = new HashMap<>();
        List<Integer> ids = List.copyOf(merchantIds);
        for (int from = 0; from < ids.size(); from += SCANNED) {
            List<Integer> some = ids.subList(from, Math.min(ids.size(), from + SCANNED));
            String places = String.join(",", Collections.nCopies(some.size(), "?"));
            Query query = em.createNativeQuery(
                    "select merchant_id, last_seq from event_sequences where merchant_id in (" + places + ")");
            for (int i = 0; i < some.size(); i++) {
                query.setParameter(i + 1, some.get(i));
            }
            for (Object found : query.getResultList()) {
                Object[] row = (Object[]) found;
                last.put(((Number) row[0]).intValue(), ((Number) row[1]).longValue());
            }
        }
        return last;
    }

    /** Returns the types of the next events of a merchant after a number, at most 1,000, by their numbers. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public NavigableMap<Long, String> types(int merchantId, long after) {
        NavigableMap<Long, String> types = new TreeMap<>();
        em.createQuery(
                        "select e.seq, e.data.type from LoggedEvent e where e.merchantId = :merchant and e.seq > :after"
                                + " order by e.seq",
                        Object[].class)
                .setParameter("merchant", merchantId)
                .setParameter("after", after)
                .setMaxResults(SCANNED)
                .getResultList()
                .forEach(row -> types.put((Long) row[0], (String) row[1]));
        return types;
    }

    /** Returns the next merchants that have a log, by their ids, at most 1,000; none after the last. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<Integer> merchantsAfter(int merchantId) {
        List<?> rows = em.createNativeQuery(
                        "select merchant_id from event_sequences where merchant_id > ?1 order by merchant_id limit "
                                + MERCHANTS)
                .setParameter(1, merchantId)
                .getResultList();
        return rows.stream().map(id -> ((Number) id).intValue()).toList();
    }

    /**
     * Deletes the oldest events of a merchant, as far as they are older than they are kept.
     *
     * @return whether there may be more
     */
    public boolean deleteNextExpired(int merchantId) {
        Instant limit = clock.instant().minus(kept);
        long after = bounds(merchantId).firstKept() - 1;
        List<LoggedEvent> oldest = em.createQuery(
                        "select e from LoggedEvent e where e.merchantId = :merchant and e.seq > :after order by e.seq",
                        LoggedEvent.class)
                .setParameter("merchant", merchantId)
                .setParameter("after", after)
                .setMaxResults(SCANNED)
                .getResultList();
        long expired = oldest.stream()
                .takeWhile(event -> event.getData().getOccurredAt().isBefore(limit))
                .count();
        if (expired > 0) {
            em.createNativeQuery("update event_sequences set first_kept_seq = ?2 where merchant_id = ?1")
                    .setParameter(1, merchantId)
                    .setParameter(2, after + expired + 1)
                    .executeUpdate();
            em.createNativeQuery("delete from events where merchant_id = ?1 and seq <= ?2")
                    .setParameter(1, merchantId)
                    .setParameter(2, after + expired)
                    .executeUpdate();
        }
        return expired == SCANNED;
    }
}
