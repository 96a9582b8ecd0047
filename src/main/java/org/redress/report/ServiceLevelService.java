package org.redress.report;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.redress.dispute.Decision_;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeProgress;
import org.redress.dispute.DisputeProgress_;
import org.redress.dispute.DisputeTag;
import org.redress.dispute.DisputeTag_;
import org.redress.dispute.Dispute_;
import org.redress.dispute.ResponseTimes;
import org.redress.dispute.ResponseTimes_;
import org.redress.dispute.Triage_;
import org.redress.reason.ReasonCatalogue;
import org.redress.reason.ReferenceData;
import org.redress.report.ServiceLevels.Punctuality;
import org.redress.search.DisputeFilter;
import org.redress.search.DisputeSpecification;

/**
 * Calculates service levels of filtered disputes: the database counts and sums in two statements, one for the overdue
 * ones.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ServiceLevelService {
    /** Groups of one call. */
    static final int GROUPS = 1_000;

    // A group has a row for each currency
    private static final int ROWS = 5 * GROUPS;

    // No group has this key, since texts have no control characters
    private static final String WITHOUT = "\u0000";

    @PersistenceContext
    EntityManager em;

    @Inject
    ReferenceData referenceData;

    /** Query of groups, whose first column is the key. */
    private static final class Grouping {
        private final CriteriaBuilder cb;
        private final CriteriaQuery<Tuple> query;
        private final Root<Dispute> dispute;
        private final DisputeFilter filter;
        private final List<Predicate> where;
        private final Expression<?> key;

        Grouping(CriteriaBuilder cb, DisputeFilter filter, ServiceLevelKey by) {
            this.cb = cb;
            this.filter = filter;
            query = cb.createTupleQuery();
            dispute = query.from(Dispute.class);
            where = new DisputeSpecification(cb, query, dispute).predicates(filter);
            key = switch (by) {
                case ASSIGNEE -> dispute.get(Dispute_.triage).get(Triage_.assigneeId);
                case REASON -> dispute.get(Dispute_.reasonId);
                case SOURCE -> dispute.get(Dispute_.source);
                case OUTCOME -> progress().get(DisputeProgress_.decision).get(Decision_.outcome);
                case TAG -> tag();
            };
        }

        private Path<String> tag() {
            Root<DisputeTag> tag = query.from(DisputeTag.class);
            where.add(cb.equal(tag.get(DisputeTag_.merchantId), filter.merchantId()));
            where.add(cb.equal(tag.get(DisputeTag_.disputeId), dispute.get(Dispute_.id)));
            return tag.get(DisputeTag_.tag);
        }

        private Path<DisputeProgress> progress() {
            return dispute.get(Dispute_.progress);
        }

        CriteriaQuery<Tuple> totals() {
            Path<String> currency = dispute.get(Dispute_.currency);
            Path<ResponseTimes> times = progress().get(DisputeProgress_.responseTimes);
            Path<Integer> answered = times.get(ResponseTimes_.answeredInTime);
            Path<Integer> decided = times.get(ResponseTimes_.decidedInTime);
            query.multiselect(
                    key,
                    cb.count(dispute),
                    currency,
                    cb.sum(dispute.get(Dispute_.amount)),
                    cb.sum(dispute.get(Dispute_.disputeAmount)),
                    cb.count(answered),
                    cb.sum(answered),
                    cb.count(decided),
                    cb.sum(decided),
                    cb.count(progress().get(DisputeProgress_.appealedAt)),
                    // A person may have had another name at another time
                    cb.greatest(dispute.get(Dispute_.triage).get(Triage_.assigneeName)));
            return groupedBy(key, currency);
        }

        CriteriaQuery<Tuple> overdue(Instant now) {
            where.add(new DisputeSpecification(cb, query, dispute).overdue(now));
            query.multiselect(key, cb.count(dispute));
            return groupedBy(key);
        }

        private CriteriaQuery<Tuple> groupedBy(Expression<?>... groups) {
            return query.where(where.toArray(Predicate[]::new)).groupBy(groups);
        }
    }

    /**
     * Returns the service levels by a property, the largest group first; empty if there are more than {@link #GROUPS}.
     *
     * @param now time to compare due dates with
     */
    public Optional<ServiceLevels> of(DisputeFilter filter, ServiceLevelKey by, Instant now) {
        Map<String, ServiceLevelTotals> groups = new TreeMap<>();
        CriteriaBuilder cb = em.getCriteriaBuilder();
        List<Tuple> rows = rows(new Grouping(cb, filter, by).totals(), filter);
        for (Tuple row : rows) {
            ServiceLevelTotals group =
                    groups.computeIfAbsent(key(row), key -> new ServiceLevelTotals(key.equals(WITHOUT) ? null : key));
            group.add(sum(row), punctuality(row, 5), punctuality(row, 7), number(row, 9));
            if (by == ServiceLevelKey.ASSIGNEE) {
                group.setName(row.get(10, String.class));
            }
        }
        if (rows.size() > ROWS || groups.size() > GROUPS) {
            return Optional.empty();
        }
        if (by == ServiceLevelKey.REASON) {
            nameReasons(filter.merchantId(), groups);
        }
        Map<String, Long> overdue = new HashMap<>();
        rows(new Grouping(cb, filter, by).overdue(now), filter).forEach(row -> overdue.put(key(row), number(row, 1)));
        return Optional.of(new ServiceLevels(groups.entrySet().stream()
                .map(group -> group.getValue().group(overdue.getOrDefault(group.getKey(), 0L)))
                .sorted((one, other) -> Long.compare(other.count(), one.count()))
                .toList()));
    }

    private List<Tuple> rows(CriteriaQuery<Tuple> query, DisputeFilter filter) {
        return DisputeSpecification.bound(em.createQuery(query), filter)
                .setMaxResults(ROWS + 1)
                .getResultList();
    }

    private void nameReasons(int merchantId, Map<String, ServiceLevelTotals> groups) {
        Collection<Integer> ids = groups.keySet().stream().map(Integer::valueOf).collect(Collectors.toSet());
        ReasonCatalogue reasons = referenceData.reasonsWith(merchantId, ids);
        groups.forEach((key, group) ->
                group.setName(reasons.find(Integer.valueOf(key)).orElseThrow().getName()));
    }

    private static String key(Tuple row) {
        return Objects.toString(row.get(0), WITHOUT);
    }

    private static AmountTotals.AmountSum sum(Tuple row) {
        return new AmountTotals.AmountSum(
                number(row, 1), row.get(2, String.class), row.get(3, BigDecimal.class), row.get(4, BigDecimal.class));
    }

    private static Punctuality punctuality(Tuple row, int first) {
        long inTime = number(row, first + 1);
        return new Punctuality(inTime, number(row, first) - inTime);
    }

    private static long number(Tuple row, int index) {
        return row.get(index) instanceof Number number ? number.longValue() : 0;
    }
}
