package org.redress.dispute;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The one place where a filter, a sort order and a cursor become a query. */
final class DisputeSpecification {
    private static final char ESCAPE = '!';
    private static final int SOUGHT = 6;

    private final CriteriaBuilder cb;
    private final Root<Dispute> dispute;

    DisputeSpecification(CriteriaBuilder cb, Root<Dispute> dispute) {
        this.cb = cb;
        this.dispute = dispute;
    }

    List<Predicate> matching(DisputeFilter filter) {
        List<Predicate> all = new ArrayList<>();
        all.add(cb.equal(dispute.get(Dispute_.merchantId), filter.merchantId()));
        if (filter.query() != null) {
            all.add(containing(filter.query().toLowerCase(Locale.ROOT)));
        }
        if (!filter.statuses().isEmpty()) {
            all.add(dispute.get(Dispute_.statusId)
                    .in(filter.statuses().stream().map(DisputeStatus::id).toList()));
        }
        if (filter.from() != null) {
            all.add(cb.greaterThanOrEqualTo(dispute.get(Dispute_.createdAt), filter.from()));
        }
        if (filter.to() != null) {
            all.add(cb.lessThanOrEqualTo(dispute.get(Dispute_.createdAt), filter.to()));
        }
        return all;
    }

    /**
     * The index finds every group of three letters of the part, and the numbers of a shop begin all alike: only their ends
     * are sought, which differ most.
     */
    private Predicate containing(String part) {
        Path<String> text = dispute.get(Dispute_.searchText);
        String end = part.substring(
                part.offsetByCodePoints(part.length(), -Math.min(SOUGHT, part.codePointCount(0, part.length()))));
        Predicate sought = cb.like(text, "%" + end.replaceAll("[!%_]", ESCAPE + "$0") + "%", ESCAPE);
        return end.equals(part) ? sought : cb.and(sought, cb.greaterThan(cb.locate(text, part), 0));
    }

    List<Order> by(DisputeSort sort) {
        Path<?> value = dispute.get(sort.key().attribute());
        Path<UUID> id = dispute.get(Dispute_.id);
        return sort.ascending() ? List.of(cb.asc(value), cb.asc(id)) : List.of(cb.desc(value), cb.desc(id));
    }

    /**
     * What comes after the row with this sort value (null = none) and id in this order, as far as it has a value like the
     * row or none like the row: this the database reads from the index, beginning where the row stands. For the others
     * see {@link #beyond}; together they would be an "or", for which PostgreSQL reads all rows before it, too.
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    Predicate after(Comparable at, UUID rowId, DisputeSort sort) {
        Expression<Comparable> value = dispute.get(sort.key().attribute());
        Expression<UUID> id = dispute.get(Dispute_.id);
        Predicate tied = sort.ascending() ? cb.greaterThan(id, rowId) : cb.lessThan(id, rowId);
        if (at == null) {
            return cb.and(cb.isNull(value), tied);
        }
        return sort.ascending()
                ? cb.and(cb.greaterThanOrEqualTo(value, at), cb.or(cb.greaterThan(value, at), tied))
                : cb.and(cb.lessThanOrEqualTo(value, at), cb.or(cb.lessThan(value, at), tied));
    }

    /** What follows where {@link DisputeSort#changesAfter}. */
    Predicate beyond(Comparable<?> at, DisputeSort sort) {
        Path<?> value = dispute.get(sort.key().attribute());
        return at == null ? cb.isNotNull(value) : cb.isNull(value);
    }
}
