package org.redress.search;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeLink;
import org.redress.dispute.Dispute_;
import org.redress.key.ListParameter;
import org.redress.key.NamedQueries;
import org.redress.paging.Cursor;
import org.redress.paging.Page;
import org.redress.paging.PageRequest;
import org.redress.party.Merchant;
import org.redress.problem.InputLimits;
import org.redress.reason.DisputeReason;
import org.redress.reason.ReasonCatalogue;
import org.redress.reason.ReferenceData;
import org.redress.search.DisputeRowsQuery.Columns;

/**
 * Reads disputes for display.
 *
 * <p>A page takes two statements, whatever its size, if an index has its disputes next to each other: their columns
 * with those of their customers, and their attachments. Any other takes three: first the ids from an index alone. A
 * page that spans two ranges of a cursor takes one more.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DisputeQueryService {
    private static final int READ_VERSION = DisputeField.SELECTED.size();
    private static final int MAX_IDENTITIES = 100;
    private static final int ID = DisputeField.SELECTED.indexOf(DisputeField.ID);
    private static final int REASON_ID = DisputeField.SELECTED.indexOf(DisputeField.REASON_ID);
    private static final String ATTACHMENTS =
            """
            select new org.redress.search.AttachmentRow(a.merchantId, a.id, a.disputeId, a.fileName, a.originalFileName,
              a.createdAt, a.size, a.source, a.mimeType) from Attachment a
            where a.merchantId = :merchantId and a.disputeId in :ids order by a.createdAt, a.id""";

    private interface Selected<T> {
        Selection<T> of(CriteriaBuilder cb, CriteriaQuery<T> query, Root<Dispute> dispute);
    }

    @Inject
    ReferenceData referenceData;

    @Inject
    NamedQueries queries;

    @PersistenceContext
    EntityManager em;

    /** Returns a page of the filtered disputes, with cursors to its neighbours. */
    public Page<DisputeRow> page(DisputeFilter filter, DisputeSort sort, PageRequest request) {
        return page(filter, sort, request, null);
    }

    /**
     * Returns a page of the filtered disputes, with cursors to its neighbours.
     *
     * @param reader null if nobody needs to know which disputes are unread
     */
    public Page<DisputeRow> page(DisputeFilter filter, DisputeSort sort, PageRequest request, @Nullable Reader reader) {
        PageOf<Object[]> read = read(Columns.ROW, filter, sort, request, reader);
        return page(sort, read.of(rows(filter.merchantId(), read.shown(), reader)));
    }

    private static Page<DisputeRow> page(DisputeSort sort, PageOf<DisputeRow> found) {
        List<DisputeRow> rows = found.shown();
        if (rows.isEmpty()) {
            return new Page<>(rows, null, null);
        }
        Cursor first = sort.cursorAt(rows.get(0), true);
        Cursor last = sort.cursorAt(rows.get(rows.size() - 1), false);
        return new Page<>(rows, found.isAfterFirst() ? first : null, found.isBeforeLast() ? last : null);
    }

    /** Reads what the entity tag of a page is made of. */
    public PageOf<DisputeKey> keys(DisputeFilter filter, DisputeSort sort, PageRequest request, Reader reader) {
        return read(Columns.KEY, filter, sort, request, reader).map(DisputeKey::of);
    }

    /** Finds the disputes of a page, with their versions. */
    public PageOf<FoundDispute> versions(DisputeFilter filter, DisputeSort sort, PageRequest request) {
        return find(
                filter,
                sort,
                request,
                FoundDispute.class,
                (cb, query, dispute) ->
                        cb.construct(FoundDispute.class, dispute.get(Dispute_.id), dispute.get(Dispute_.version)));
    }

    /** Counts the filtered disputes. The cost grows with the number of matches. */
    public long count(DisputeFilter filter) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Long> query = cb.createQuery(Long.class);
        Root<Dispute> dispute = query.from(Dispute.class);
        query.select(cb.count(dispute)).where(all(new DisputeSpecification(cb, query, dispute).predicates(filter)));
        return DisputeSpecification.bound(em.createQuery(query), filter).getSingleResult();
    }

    /** Counts the filtered disputes up to a number, with which the cost ends. */
    public int countUpTo(DisputeFilter filter, int most) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<UUID> query = cb.createQuery(UUID.class);
        Root<Dispute> dispute = query.from(Dispute.class);
        query.select(dispute.get(Dispute_.id))
                .where(all(new DisputeSpecification(cb, query, dispute).predicates(filter)));
        return DisputeSpecification.bound(em.createQuery(query), filter)
                .setMaxResults(most)
                .getResultList()
                .size();
    }

    /** Finds a dispute of the merchant, with its links and the identities of its customer in channels. */
    public Optional<DisputeRow> find(int merchantId, UUID id) {
        return rows(merchantId, ofIds(Columns.ROW, merchantId, List.of(id), null), null).stream()
                .findFirst()
                .map(row -> row.with(identities(merchantId, row.customerId()), links(merchantId, id)));
    }

    private List<IdentityRow> identities(int merchantId, UUID customerId) {
        return em.createQuery(
                        "select new org.redress.search.IdentityRow(i.channel, i.uid) from ChannelIdentity i"
                                + " where i.merchantId = :merchantId and i.customerId = :customerId"
                                + " order by i.channel, i.uid",
                        IdentityRow.class)
                .setParameter("merchantId", merchantId)
                .setParameter("customerId", customerId)
                .setMaxResults(MAX_IDENTITIES)
                .getResultList();
    }

    private List<DisputeLink> links(int merchantId, UUID id) {
        return em.createQuery(
                        "select l from DisputeLink l where l.merchantId = :merchantId and l.disputeId = :id"
                                + " order by l.otherNumber, l.kind",
                        DisputeLink.class)
                .setParameter("merchantId", merchantId)
                .setParameter("id", id)
                .setMaxResults(InputLimits.LINKS)
                .getResultList();
    }

    private <T> PageOf<T> find(
            DisputeFilter filter, DisputeSort sort, PageRequest request, Class<T> type, Selected<T> selected) {
        if (request.offset() > Integer.MAX_VALUE) {
            return PageOf.of(request, List.of());
        }
        int wanted = request.size() + 1;
        Cursor cursor = request.cursor();
        if (cursor == null) {
            int offset = (int) request.offset();
            return PageOf.of(request, find(filter, sort, type, selected, offset, wanted, where -> List.of()));
        }
        DisputeSort reading = request.backward() ? sort.reversed() : sort;
        Comparable<?> at = sort.valueOf(cursor);
        List<T> found = new ArrayList<>();
        for (DisputeSort.KeysetRange part : reading.rangesAfter(at)) {
            if (found.size() < wanted) {
                found.addAll(find(
                        filter,
                        reading,
                        type,
                        selected,
                        0,
                        wanted - found.size(),
                        where -> List.of(where.after(at, cursor.id(), reading, part))));
            }
        }
        return PageOf.of(request, found);
    }

    private <T> List<T> find(
            DisputeFilter filter,
            DisputeSort sort,
            Class<T> type,
            Selected<T> selected,
            int offset,
            int limit,
            Function<DisputeSpecification, List<Predicate>> more) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<T> query = cb.createQuery(type);
        Root<Dispute> dispute = query.from(Dispute.class);
        DisputeSpecification where = new DisputeSpecification(cb, query, dispute);
        List<Predicate> predicates = where.predicates(filter);
        predicates.addAll(more.apply(where));
        query.select(selected.of(cb, query, dispute)).where(all(predicates)).orderBy(where.orderBy(sort));
        return DisputeSpecification.bound(em.createQuery(query), filter)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
    }

    private PageOf<Object[]> read(
            Columns columns, DisputeFilter filter, DisputeSort sort, PageRequest request, @Nullable Reader reader) {
        if (DisputeRowsQuery.areNeighbours(filter, sort, request)) {
            return PageOf.of(request, read(DisputeRowsQuery.ofNeighbours(columns, filter, sort, request, reader)));
        }
        PageOf<UUID> found = find(filter, sort, request, UUID.class, (cb, query, dispute) -> dispute.get(Dispute_.id));
        return found.of(ofIds(columns, filter.merchantId(), found.shown(), reader));
    }

    // The id is the first column, whichever are read
    private List<Object[]> ofIds(Columns columns, int merchantId, List<UUID> ids, @Nullable Reader reader) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Object[]> byId = read(DisputeRowsQuery.ofIds(columns, merchantId, ids, reader)).stream()
                .collect(Collectors.toMap(row -> (UUID) row[ID], Function.identity()));
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    private List<Object[]> read(DisputeRowsQuery rows) {
        TypedQuery<Object[]> query = rows.limit() == 0
                ? em.createQuery(rows.jpql(), Object[].class)
                : queries.of(em, rows.jpql(), Object[].class, rows.offset(), rows.limit());
        rows.parameters().forEach(query::setParameter);
        return query.getResultList();
    }

    private List<DisputeRow> rows(int merchantId, List<Object[]> read, @Nullable Reader reader) {
        if (read.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<AttachmentRow>> attachments = attachments(
                merchantId, read.stream().map(columns -> (UUID) columns[ID]).toList());
        Merchant merchant = Objects.requireNonNull(referenceData.merchant(merchantId));
        ReasonCatalogue reasons = referenceData.reasonsWith(
                merchantId,
                read.stream().map(columns -> (Integer) columns[REASON_ID]).collect(Collectors.toSet()));
        return read.stream()
                .map(columns -> {
                    DisputeReason reason =
                            reasons.find((Integer) columns[REASON_ID]).orElseThrow();
                    DisputeRow row = new DisputeRow(
                            columns, merchant, reason, attachments.getOrDefault((UUID) columns[ID], List.of()));
                    return reader == null ? row : row.of(reader, (Long) columns[READ_VERSION]);
                })
                .toList();
    }

    private Map<UUID, List<AttachmentRow>> attachments(int merchantId, List<UUID> disputeIds) {
        ListParameter ids = ListParameter.of("ids", disputeIds);
        return ids.bind(em.createQuery(ids.expandIn(ATTACHMENTS), AttachmentRow.class))
                .setParameter("merchantId", merchantId)
                .getResultStream()
                .collect(Collectors.groupingBy(AttachmentRow::disputeId));
    }

    private static Predicate[] all(List<Predicate> predicates) {
        return predicates.toArray(Predicate[]::new);
    }
}
