package org.redress.search;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Join;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import jakarta.persistence.criteria.Subquery;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.Attachment;
import org.redress.dispute.Attachment_;
import org.redress.dispute.Dispute;
import org.redress.dispute.Dispute_;
import org.redress.paging.Cursor;
import org.redress.paging.Page;
import org.redress.paging.PageRequest;
import org.redress.party.Customer;
import org.redress.party.Customer_;
import org.redress.party.Merchant;
import org.redress.reason.ReasonCatalogue;
import org.redress.reason.ReferenceData;

/**
 * Reads disputes for an export, with the number of their attachments.
 *
 * <p>A page takes one statement: an export shows each row that it finds, so that looking for the ids first, as the list
 * does, would read an index in addition.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ExportQueryService {
    private static final int REASON_ID = DisputeField.SELECTED.indexOf(DisputeField.REASON_ID);
    private static final int ATTACHMENT_COUNT = DisputeField.SELECTED.size();

    @Inject
    ReferenceData referenceData;

    @PersistenceContext
    EntityManager em;

    /** Returns a page of the filtered disputes. Its size and cursor apply, not its number. */
    public Page<DisputeRow> page(DisputeFilter filter, DisputeSort sort, PageRequest request) {
        int size = request.size();
        List<Object[]> found = find(filter, sort, size + 1, request.cursor());
        if (found.isEmpty()) {
            return new Page<>(List.of(), null, null);
        }
        List<Object[]> shown = found.subList(0, Math.min(size, found.size()));
        Merchant merchant = Objects.requireNonNull(referenceData.merchant(filter.merchantId()));
        Set<Integer> reasonIds =
                shown.stream().map(columns -> (Integer) columns[REASON_ID]).collect(Collectors.toSet());
        ReasonCatalogue reasons = referenceData.reasonsWith(filter.merchantId(), reasonIds);
        List<DisputeRow> rows = new ArrayList<>(shown.size());
        for (Object[] columns : shown) {
            rows.add(DisputeRow.ofExport(
                    columns,
                    merchant,
                    reasons.find((Integer) columns[REASON_ID]).orElseThrow(),
                    ((Long) columns[ATTACHMENT_COUNT]).intValue()));
        }
        return new Page<>(rows, null, found.size() > size ? sort.cursorAt(rows.get(size - 1), false) : null);
    }

    private List<Object[]> find(DisputeFilter filter, DisputeSort sort, int wanted, @Nullable Cursor cursor) {
        if (cursor == null) {
            return find(filter, sort, wanted, null, null);
        }
        List<Object[]> found = new ArrayList<>();
        for (DisputeSort.KeysetRange part : sort.rangesAfter(sort.valueOf(cursor))) {
            if (found.size() < wanted) {
                found.addAll(find(filter, sort, wanted - found.size(), cursor, part));
            }
        }
        return found;
    }

    private List<Object[]> find(
            DisputeFilter filter,
            DisputeSort sort,
            int limit,
            @Nullable Cursor cursor,
            DisputeSort.@Nullable KeysetRange part) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Object[]> query = cb.createQuery(Object[].class);
        Root<Dispute> dispute = query.from(Dispute.class);
        Join<Dispute, Customer> customer = dispute.join(Dispute_.customer);
        DisputeSpecification where = new DisputeSpecification(cb, query, dispute);
        List<Predicate> predicates = where.predicates(filter);
        predicates.add(cb.equal(customer.get(Customer_.merchantId), filter.merchantId()));
        if (cursor != null && part != null) {
            predicates.add(where.after(sort.valueOf(cursor), cursor.id(), sort, part));
        }
        List<Selection<?>> columns = new ArrayList<>();
        DisputeField.SELECTED.forEach(field -> columns.add(column(dispute, customer, field)));
        columns.add(attachmentCount(cb, query, dispute, filter.merchantId()));
        query.multiselect(columns).where(predicates.toArray(Predicate[]::new)).orderBy(where.orderBy(sort));
        return DisputeSpecification.bound(em.createQuery(query), filter)
                .setMaxResults(limit)
                .getResultList();
    }

    private static Path<?> column(Root<Dispute> dispute, Join<Dispute, Customer> customer, DisputeField field) {
        String[] names = Objects.requireNonNull(field.path()).split("\\.");
        Path<?> path = names[0].equals("c") ? customer : dispute;
        for (int i = 1; i < names.length; i++) {
            path = path.get(names[i]);
        }
        return path;
    }

    // As an argument of a function: EclipseLink selects no subquery
    private static Expression<Long> attachmentCount(
            CriteriaBuilder cb, CriteriaQuery<?> query, Root<Dispute> dispute, int merchantId) {
        Subquery<Long> count = query.subquery(Long.class);
        Root<Attachment> attachment = count.from(Attachment.class);
        count.select(cb.count(attachment.get(Attachment_.disputeId)))
                .where(
                        cb.equal(attachment.get(Attachment_.merchantId), merchantId),
                        cb.equal(attachment.get(Attachment_.disputeId), dispute.get(Dispute_.id)));
        return cb.function("coalesce", Long.class, count, cb.literal(0L));
    }
}
