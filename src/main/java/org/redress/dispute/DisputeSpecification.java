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
public final class DisputeSpecification {
    private static final char ESCAPE = '!';
    private static final int SOUGHT = 6;

    private final CriteriaBuilder cb;
    private final Root<Dispute> dispute;

    public DisputeSpecification(CriteriaBuilder cb, Root<Dispute> dispute) {
        this.cb = cb;
        this.dispute = dispute;
    }

    public List<Predicate> matching(DisputeFilter filter) {
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
     * are sought there, which differ most. What is found is compared in full, by an expression that has no index.
     */
    private Predicate containing(String part) {
        Path<String> text = dispute.get(Dispute_.searchText);
        int letters = part.codePointCount(0, part.length());
        if (letters <= SOUGHT) {
            return like(text, part);
        }
        String end = part.substring(part.offsetByCodePoints(0, letters - SOUGHT));
        return cb.and(like(text, end), like(cb.lower(text), part));
    }

    private Predicate like(Expression<String> text, String part) {
        return cb.like(text, "%" + part.replaceAll("[!%_]", ESCAPE + "$0") + "%", ESCAPE);
    }

    List<Order> by(DisputeSort sort) {
        Path<?> value = dispute.get(sort.key().attribute());
        Path<UUID> id = dispute.get(Dispute_.id);
        return sort.ascending() ? List.of(cb.asc(value), cb.asc(id)) : List.of(cb.desc(value), cb.desc(id));
    }

    /** One of the parts in which what comes after a row is read; at is the row's sort value, null = none. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    Predicate after(Comparable at, UUID rowId, DisputeSort sort, DisputeSort.Part part) {
        Expression<Comparable> value = dispute.get(sort.key().attribute());
        Expression<UUID> id = dispute.get(Dispute_.id);
        Predicate later = sort.ascending() ? cb.greaterThan(id, rowId) : cb.lessThan(id, rowId);
        return switch (part) {
            case TIED -> cb.and(at == null ? cb.isNull(value) : cb.equal(value, at), later);
            case PAST -> sort.ascending() ? cb.greaterThan(value, at) : cb.lessThan(value, at);
            case TIED_OR_PAST ->
                sort.ascending()
                        ? cb.and(cb.greaterThanOrEqualTo(value, at), cb.or(cb.greaterThan(value, at), later))
                        : cb.and(cb.lessThanOrEqualTo(value, at), cb.or(cb.lessThan(value, at), later));
            case ABSENT -> cb.isNull(value);
            case PRESENT -> cb.isNotNull(value);
        };
    }
}
