package org.redress.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.DisputeStatus;
import org.redress.paging.Cursor;
import org.redress.paging.PageRequest;

/**
 * Queries for the columns of disputes. They are JPQL with a name, since JPA providers translate those once; EclipseLink
 * translates others with a limit, and Criteria, at each call.
 */
@ApplicationScoped
public class DisputeRowQueries {
    // Not a case expression: with one, EclipseLink writes all values into the statement, which is then another each
    // time
    private static final String READ_VERSION =
            ", (select r.readVersion from DisputeRead r where r.merchantId = :merchantId and r.disputeId = d.id"
                    + " and r.staffId = :reader)";
    private static final String COLUMNS =
            DisputeField.SELECTED.stream().map(DisputeField::path).collect(Collectors.joining(", "));
    private static final String OF_MERCHANT =
            " from Dispute d join d.customer c where d.merchantId = :merchantId and c.merchantId = :merchantId";

    /**
     * The disputes of a page's predecessors are read with their columns, too, so farther pages are cheaper by their ids.
     */
    private static final int MAX_OFFSET = 100;

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final Map<String, String> names = new ConcurrentHashMap<>();

    /** Reads the columns of disputes, in any order. */
    List<Object[]> ofIds(EntityManager em, int merchantId, List<UUID> ids, @Nullable Reader reader) {
        return query(em, " and d.id in :ids", reader, 0)
                .setParameter("merchantId", merchantId)
                .setParameter("ids", ids)
                .getResultList();
    }

    /**
     * Returns whether an index has all disputes of the page next to each other, in its order and whatever the values
     * are: all of the merchant or of one status, in the order of their creation.
     */
    static boolean areNeighbours(DisputeFilter filter, DisputeSort sort, PageRequest request) {
        return sort.key().equals(DisputeSort.DEFAULT.key())
                && request.offset() <= MAX_OFFSET
                && filter.statuses().size() <= 1
                && filter.query() == null
                && filter.overdue() == null
                && filter.more().equals(DisputeFilter.Conditions.NONE);
    }

    /**
     * Reads the columns of a page's disputes and of the next one, if {@link #areNeighbours}.
     *
     * @return in the order of reading
     */
    List<Object[]> neighbours(
            EntityManager em, DisputeFilter filter, DisputeSort sort, PageRequest request, @Nullable Reader reader) {
        boolean ascending = sort.ascending() != request.backward();
        Cursor cursor = request.cursor();
        Instant at = cursor == null ? null : (Instant) sort.valueOf(cursor);
        Instant from = filter.from() == null ? EARLIEST : filter.from();
        Instant to = filter.to() == null ? LATEST : filter.to();
        String ofStatus = filter.statuses().isEmpty() ? "" : " and d.statusId = :statusId";
        String past = ascending ? ">" : "<";
        String afterCursor = at == null ? "" : " and (d.createdAt %s :at or d.id %s :after)".formatted(past, past);
        String direction = ascending ? " asc" : " desc";
        // Always with both ends, or PostgreSQL would take a generic plan for dear, and plan each page anew
        String where = ofStatus + " and d.createdAt >= :from and d.createdAt <= :to" + afterCursor
                + " order by d.createdAt" + direction + ", d.id" + direction;
        TypedQuery<Object[]> query = query(em, where, reader, request.size() + 1)
                .setParameter("merchantId", filter.merchantId())
                .setParameter("from", at != null && ascending && at.isAfter(from) ? at : from)
                .setParameter("to", at != null && !ascending && at.isBefore(to) ? at : to);
        for (DisputeStatus status : filter.statuses()) {
            query.setParameter("statusId", status.id());
        }
        if (cursor != null) {
            query.setParameter("at", at).setParameter("after", cursor.id());
        }
        return query.setFirstResult((int) request.offset()).getResultList();
    }

    /** @param limit 0 for none */
    private TypedQuery<Object[]> query(EntityManager em, String where, @Nullable Reader reader, int limit) {
        String jpql = "select " + COLUMNS + (reader == null ? "" : READ_VERSION) + OF_MERCHANT + where;
        // Once and by the first caller: the others wait for it
        String name = names.computeIfAbsent(jpql, text -> {
            TypedQuery<Object[]> named = em.createQuery(text, Object[].class);
            em.getEntityManagerFactory().addNamedQuery(text, limit == 0 ? named : named.setMaxResults(limit));
            return text;
        });
        TypedQuery<Object[]> query = em.createNamedQuery(name, Object[].class);
        if (limit > 0) {
            query.setMaxResults(limit);
        }
        return reader == null ? query : query.setParameter("reader", reader.id());
    }
}
