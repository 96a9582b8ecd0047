package org.redress.search;

import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CommonAbstractCriteria;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.Dispute_;
import org.redress.fulltext.SearchDocument;
import org.redress.fulltext.SearchDocument_;
import org.redress.fulltext.SearchQuery;
import org.redress.party.Customer;
import org.redress.party.Customer_;
import org.redress.text.FoldedText;

/** Translates filter, sort order and cursor into Criteria. */
public final class DisputeSpecification {
    private static final String PART = "part";
    private static final String WORDS = "words";

    private static final List<Integer> OPEN = Arrays.stream(DisputeStatus.values())
            .filter(DisputeStatus::isOpen)
            .map(DisputeStatus::id)
            .toList();

    private final CriteriaBuilder cb;
    private final CommonAbstractCriteria query;
    private final Root<Dispute> dispute;

    /** Creates predicates on the root of a query. */
    public DisputeSpecification(CriteriaBuilder cb, CommonAbstractCriteria query, Root<Dispute> dispute) {
        this.cb = cb;
        this.query = query;
        this.dispute = dispute;
    }

    /** Returns the predicates of the filter; {@link #bound} sets their parameters. */
    public List<Predicate> predicates(DisputeFilter filter) {
        List<Predicate> all = new ArrayList<>();
        all.add(cb.equal(dispute.get(Dispute_.merchantId), filter.merchantId()));
        if (filter.query() != null) {
            all.add(containing());
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
        if (filter.overdue() != null) {
            all.add(
                    filter.overdue().wanted()
                            ? overdue(filter.overdue().at())
                            : notOverdue(filter.overdue().at()));
        }
        all.addAll(conditions(filter.merchantId(), filter.more()));
        return all;
    }

    private List<Predicate> conditions(int merchantId, DisputeFilter.Conditions more) {
        List<Predicate> all = new ArrayList<>();
        if (!more.reasonIds().isEmpty()) {
            all.add(dispute.get(Dispute_.reasonId).in(more.reasonIds()));
        }
        if (more.source() != null) {
            all.add(cb.equal(dispute.get(Dispute_.source), more.source()));
        }
        if (more.customer() != null) {
            all.add(of(merchantId, more.customer()));
        }
        if (more.orderId() != null) {
            all.add(cb.equal(dispute.get(Dispute_.orderId), more.orderId()));
        }
        if (more.dueBefore() != null) {
            all.add(cb.lessThan(dispute.get(Dispute_.dueAt), more.dueBefore()));
        }
        all.addAll(TriageSpecification.predicates(cb, query, dispute, merchantId, more.triage()));
        if (more.customerId() != null) {
            all.add(cb.equal(dispute.get(Dispute_.customerId), more.customerId()));
        }
        if (more.words() != null) {
            all.add(dispute.get(Dispute_.id).in(found(merchantId)));
        }
        if (more.currency() != null) {
            all.add(cb.equal(dispute.get(Dispute_.currency), more.currency()));
        }
        addRange(all, dispute.get(Dispute_.amount), more.amount());
        addRange(all, dispute.get(Dispute_.dueAt), more.due());
        addRange(all, dispute.get(Dispute_.updatedAt), more.updated());
        return all;
    }

    private <T extends Comparable<? super T>> void addRange(List<Predicate> all, Path<T> value, Range<T> range) {
        if (range.from() != null) {
            all.add(cb.greaterThanOrEqualTo(value, range.from()));
        }
        if (range.to() != null) {
            all.add(cb.lessThanOrEqualTo(value, range.to()));
        }
    }

    private Predicate of(int merchantId, DisputeFilter.SelectedCustomer customer) {
        if (customer.email() == null) {
            return cb.equal(dispute.get(Dispute_.customerId), customer.id());
        }
        Subquery<UUID> ids = query.subquery(UUID.class);
        Root<Customer> root = ids.from(Customer.class);
        ids.select(root.get(Customer_.id))
                .where(
                        cb.equal(root.get(Customer_.merchantId), merchantId),
                        cb.equal(root.get(Customer_.emailKey), Customer.emailKey(customer.email())));
        return dispute.get(Dispute_.customerId).in(ids);
    }

    /** Returns the predicate of open disputes whose deadline has passed. */
    public Predicate overdue(Instant now) {
        return cb.and(dispute.get(Dispute_.statusId).in(OPEN), cb.lessThan(dispute.get(Dispute_.dueAt), now));
    }

    private Predicate notOverdue(Instant now) {
        Path<Instant> dueAt = dispute.get(Dispute_.dueAt);
        Predicate over = cb.not(dispute.get(Dispute_.statusId).in(OPEN));
        return cb.or(over, cb.isNull(dueAt), cb.greaterThanOrEqualTo(dueAt, now));
    }

    /** Sets the parameters of the filter. User input never becomes part of a statement. */
    public static <T> TypedQuery<T> bound(TypedQuery<T> query, DisputeFilter filter) {
        if (filter.query() != null) {
            query.setParameter(PART, FoldedText.ofNumber(filter.query()));
        }
        SearchQuery words = filter.more().words();
        return words == null ? query : query.setParameter(WORDS, words.expression());
    }

    // A function of the migrations, since each database has its own index for parts of numbers
    private Predicate containing() {
        Path<String> numbers = dispute.get(Dispute_.searchText);
        return cb.isTrue(cb.function("search_finds", Boolean.class, numbers, cb.parameter(String.class, PART)));
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // The type of the column is known only at run time
    private <T> Path<T> column(DisputeSort sort) {
        String[] names = sort.key().attribute().split("\\.");
        Path<?> path = dispute;
        for (int i = 0; i < names.length - 1; i++) {
            path = path.get(names[i]);
        }
        return path.get(names[names.length - 1]);
    }

    // A function of the migrations, since only PostgreSQL has an index of words
    private Subquery<UUID> found(int merchantId) {
        Subquery<UUID> ids = query.subquery(UUID.class);
        Root<SearchDocument> document = ids.from(SearchDocument.class);
        Expression<Boolean> matches = cb.function(
                "search_words_match",
                Boolean.class,
                document.get(SearchDocument_.merchantId),
                document.get(SearchDocument_.words),
                document.get(SearchDocument_.customerWords),
                cb.parameter(String.class, WORDS));
        return ids.select(document.get(SearchDocument_.id))
                .where(cb.equal(document.get(SearchDocument_.merchantId), merchantId), cb.isTrue(matches));
    }

    /** Returns the order-by clause. */
    List<Order> orderBy(DisputeSort sort) {
        Path<?> value = column(sort);
        Path<UUID> id = dispute.get(Dispute_.id);
        return sort.ascending() ? List.of(cb.asc(value), cb.asc(id)) : List.of(cb.desc(value), cb.desc(id));
    }

    /**
     * Returns the predicate of a range after a row.
     *
     * @param at sort value of the row, or null
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // The type of the column is known only at run time
    Predicate after(@Nullable Comparable at, UUID rowId, DisputeSort sort, DisputeSort.KeysetRange part) {
        Expression<Comparable> value = column(sort);
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
