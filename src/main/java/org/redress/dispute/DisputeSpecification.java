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
            all.add(cb.like(dispute.get(Dispute_.searchText), "%" + literally(filter.query()) + "%", ESCAPE));
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

    private static String literally(String query) {
        return query.toLowerCase(Locale.ROOT).replaceAll("[!%_]", ESCAPE + "$0");
    }

    List<Order> by(DisputeSort sort) {
        Path<?> value = dispute.get(sort.key().attribute());
        Path<UUID> id = dispute.get(Dispute_.id);
        return sort.ascending() ? List.of(cb.asc(value), cb.asc(id)) : List.of(cb.desc(value), cb.desc(id));
    }

    /**
     * What comes after the row with this sort value (null = none) and id in this order. "At or after its value, and not tied before it" lets the
     * database begin in the index where the value stands. No value counts as the greatest, as the database sorts it.
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    Predicate after(Comparable at, UUID rowId, DisputeSort sort) {
        Expression<Comparable> value = dispute.get(sort.key().attribute());
        Expression<UUID> id = dispute.get(Dispute_.id);
        if (sort.ascending()) {
            Predicate tied = cb.greaterThan(id, rowId);
            return at == null
                    ? cb.and(cb.isNull(value), tied)
                    : cb.or(
                            cb.isNull(value),
                            cb.and(cb.greaterThanOrEqualTo(value, at), cb.or(cb.greaterThan(value, at), tied)));
        }
        Predicate tied = cb.lessThan(id, rowId);
        return at == null
                ? cb.or(cb.isNotNull(value), cb.and(cb.isNull(value), tied))
                : cb.and(cb.lessThanOrEqualTo(value, at), cb.or(cb.lessThan(value, at), tied));
    }
}
