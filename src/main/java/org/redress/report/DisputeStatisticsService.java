package org.redress.report;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.redress.dispute.Decision_;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeProgress_;
import org.redress.dispute.Dispute_;
import org.redress.dispute.Outcome;
import org.redress.dispute.ResponseTimes_;
import org.redress.reason.DisputeReason;
import org.redress.search.DisputeFilter;
import org.redress.search.DisputeSpecification;

/**
 * Calculates statistics of filtered disputes.
 *
 * <p>The database counts and sums, in three statements: by status, reason, outcome and currency; by period and
 * currency; and the overdue ones. A fourth reads the names of the reasons. Where there are sums of days, these replace
 * the disputes.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DisputeStatisticsService {
    @PersistenceContext
    EntityManager em;

    @EJB
    DaySumQueryService sums;

    /**
     * Returns the statistics; empty if there are more than maxPeriods periods.
     *
     * @param now time to compare due dates with
     */
    public Optional<DisputeStatistics> of(DisputeFilter filter, StatisticsPeriod by, int maxPeriods, Instant now) {
        StatisticsBuilder builder = new StatisticsBuilder(by);
        Optional<SummedDays> days = sums.days(filter);
        days.ifPresent(summed -> addSums(filter, summed, builder));
        boolean isComplete = days.filter(SummedDays::isComplete).isPresent();
        for (Tuple row : isComplete ? List.<Tuple>of() : kinds(filter, days)) {
            builder.addTotals(sum(row), row.get(4, Integer.class), row.get(5, Integer.class));
            builder.addWaitingTimes(waits(row, 6), waits(row, 9));
            builder.addOutcome(row.get(12, Outcome.class), row.get(0, Long.class));
        }
        // Each period has a row for each currency at the most
        int most = maxPeriods * builder.currencies();
        for (Tuple row : isComplete || most == 0 ? List.<Tuple>of() : periods(filter, days, by, most + 1)) {
            builder.addPeriod(sum(row), LocalDate.parse(row.get(4, String.class)));
        }
        return builder.fillPeriods(maxPeriods)
                ? Optional.of(builder.statistics(overdue(filter, now), reasons(filter.merchantId())))
                : Optional.empty();
    }

    private void addSums(DisputeFilter filter, SummedDays days, StatisticsBuilder builder) {
        for (Object[] row : sums.kinds(filter, days)) {
            builder.addTotals(sum(row), ((Number) row[4]).intValue(), ((Number) row[5]).intValue());
            builder.addWaitingTimes(waits(row, 6), waits(row, 9));
            builder.addOutcome(row[12] == null ? null : Outcome.valueOf((String) row[12]), sum(row).count());
        }
        for (Object[] row : sums.days(filter, days)) {
            builder.addPeriod(sum(row), LocalDate.parse((String) row[4]));
        }
    }

    private static AmountTotals.AmountSum sum(Object[] row) {
        return new AmountTotals.AmountSum(
                ((Number) row[0]).longValue(), (String) row[1], (BigDecimal) row[2], (BigDecimal) row[3]);
    }

    private static WaitingTimes.WaitingTimeSum waits(Object[] row, int first) {
        Number longest = (Number) row[first + 2];
        return new WaitingTimes.WaitingTimeSum(
                ((Number) row[first]).longValue(),
                ((Number) row[first + 1]).longValue(),
                longest == null ? null : longest.longValue());
    }

    private List<Tuple> kinds(DisputeFilter filter, Optional<SummedDays> days) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Tuple> query = cb.createTupleQuery();
        Root<Dispute> dispute = query.from(Dispute.class);
        Path<String> currency = dispute.get(Dispute_.currency);
        Path<Integer> status = dispute.get(Dispute_.statusId);
        Path<Integer> reason = dispute.get(Dispute_.reasonId);
        Path<Long> firstAnswer = dispute.get(Dispute_.progress)
                .get(DisputeProgress_.responseTimes)
                .get(ResponseTimes_.firstResponseSeconds);
        Path<Long> decision = dispute.get(Dispute_.progress)
                .get(DisputeProgress_.responseTimes)
                .get(ResponseTimes_.decisionSeconds);
        Path<Outcome> outcome =
                dispute.get(Dispute_.progress).get(DisputeProgress_.decision).get(Decision_.outcome);
        query.multiselect(
                        cb.count(dispute),
                        currency,
                        cb.sum(dispute.get(Dispute_.amount)),
                        cb.sum(dispute.get(Dispute_.disputeAmount)),
                        status,
                        reason,
                        cb.count(firstAnswer),
                        cb.sum(firstAnswer),
                        cb.max(firstAnswer),
                        cb.count(decision),
                        cb.sum(decision),
                        cb.max(decision),
                        outcome)
                .where(matching(cb, query, dispute, filter, days))
                .groupBy(status, reason, outcome, currency);
        return DisputeSpecification.bound(em.createQuery(query), filter).getResultList();
    }

    private long overdue(DisputeFilter filter, Instant now) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Long> query = cb.createQuery(Long.class);
        Root<Dispute> dispute = query.from(Dispute.class);
        // Not a sum of cases in the first statement: EclipseLink would write all its parameters into the text
        DisputeSpecification where = new DisputeSpecification(cb, query, dispute);
        query.select(cb.count(dispute))
                .where(Stream.concat(where.predicates(filter).stream(), Stream.of(where.overdue(now)))
                        .toArray(Predicate[]::new));
        return DisputeSpecification.bound(em.createQuery(query), filter).getSingleResult();
    }

    private List<Tuple> periods(DisputeFilter filter, Optional<SummedDays> days, StatisticsPeriod by, int limit) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Tuple> query = cb.createTupleQuery();
        Root<Dispute> dispute = query.from(Dispute.class);
        Path<String> currency = dispute.get(Dispute_.currency);
        Path<Instant> createdAt = dispute.get(Dispute_.createdAt);
        // Selects a day of the period instead of the period: PostgreSQL takes a parameter that stands in "select" and
        // in
        // "group by" for two expressions. No date_trunc: H2 allows no parameter as its unit
        Expression<String> day =
                cb.function("to_char", String.class, createdAt, cb.literal(StatisticsPeriod.DAY.pattern()));
        Expression<String> period = cb.function("to_char", String.class, createdAt, cb.literal(by.pattern()));
        query.multiselect(
                        cb.count(dispute),
                        currency,
                        cb.sum(dispute.get(Dispute_.amount)),
                        cb.sum(dispute.get(Dispute_.disputeAmount)),
                        cb.least(day))
                .where(matching(cb, query, dispute, filter, days))
                .groupBy(period, currency);
        return DisputeSpecification.bound(em.createQuery(query), filter)
                .setMaxResults(limit)
                .getResultList();
    }

    private static Predicate[] matching(
            CriteriaBuilder cb,
            CriteriaQuery<Tuple> query,
            Root<Dispute> dispute,
            DisputeFilter filter,
            Optional<SummedDays> days) {
        List<Predicate> all = new DisputeSpecification(cb, query, dispute).predicates(filter);
        days.ifPresent(summed -> all.add(summed.others(cb, dispute.get(Dispute_.createdAt))));
        return all.toArray(Predicate[]::new);
    }

    private static AmountTotals.AmountSum sum(Tuple row) {
        return new AmountTotals.AmountSum(
                row.get(0, Long.class),
                row.get(1, String.class),
                row.get(2, BigDecimal.class),
                row.get(3, BigDecimal.class));
    }

    private static WaitingTimes.WaitingTimeSum waits(Tuple row, int first) {
        return new WaitingTimes.WaitingTimeSum(
                row.get(first, Long.class), row.get(first + 1, Long.class), row.get(first + 2, Long.class));
    }

    private List<DisputeReason> reasons(int merchantId) {
        return em.createQuery(
                        "select r from DisputeReason r where r.merchantId is null or r.merchantId = :merchant",
                        DisputeReason.class)
                .setParameter("merchant", merchantId)
                .getResultList();
    }
}
