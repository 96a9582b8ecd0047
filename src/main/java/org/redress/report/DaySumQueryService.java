package org.redress.report;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.DisputeStatus;
import org.redress.search.DisputeFilter;

/** Reads the sums of days, and finds out which are up to date. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DaySumQueryService {
    /** With more changed days, the disputes are counted as if there were no sums. */
    static final int MAX_CHANGED_DAYS = 100;

    private static final String SUMS = "select sum(disputes), nullif(currency, ''), sum(amount), sum(dispute_amount), ";

    @PersistenceContext
    EntityManager em;

    /** Returns the days whose sums contain what the filter selects; empty if there are none. */
    public Optional<SummedDays> days(DisputeFilter filter) {
        if (!isSummed(filter)) {
            return Optional.empty();
        }
        List<?> positions = em.createNativeQuery("select seq, cast(summed_until as varchar(10))"
                        + " from statistics_positions where merchant_id = ?1")
                .setParameter(1, filter.merchantId())
                .getResultList();
        if (positions.isEmpty()) {
            return Optional.empty();
        }
        Object[] position = (Object[]) positions.get(0);
        LocalDate first = filter.from() == null ? null : dayFrom(filter.from());
        LocalDate end = LocalDate.parse((String) position[1]);
        // Times have microseconds
        LocalDate after = filter.to() == null ? end : dayOf(filter.to().plus(1, ChronoUnit.MICROS));
        end = after.isBefore(end) ? after : end;
        if (first != null && !first.isBefore(end)) {
            return Optional.empty();
        }
        List<LocalDate> changed = changed(filter.merchantId(), (Number) position[0], first, end);
        Instant from = filter.from();
        boolean hasBefore = first != null && from != null && from.isBefore(SummedDays.begin(first));
        boolean hasAfter = filter.to() == null || !filter.to().isBefore(SummedDays.begin(end));
        return changed.size() > MAX_CHANGED_DAYS
                ? Optional.empty()
                : Optional.of(new SummedDays(first, end, changed, hasBefore, hasAfter));
    }

    /** Whether the filter has no condition on columns without sums. */
    private static boolean isSummed(DisputeFilter filter) {
        DisputeFilter.Conditions none = DisputeFilter.Conditions.NONE;
        return filter.query() == null
                && filter.overdue() == null
                && filter.more()
                        .equals(new DisputeFilter.Conditions(
                                filter.more().reasonIds(),
                                none.source(),
                                none.customer(),
                                none.orderId(),
                                none.dueBefore(),
                                none.words(),
                                none.customerId(),
                                filter.more().currency(),
                                none.amount(),
                                none.due(),
                                none.updated(),
                                none.triage()));
    }

    private static LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** Returns the first day that begins at the time or after. */
    private static LocalDate dayFrom(Instant time) {
        LocalDate day = dayOf(time);
        return SummedDays.begin(day).equals(time) ? day : day.plusDays(1);
    }

    // In one statement: the relay moves events from the outbox into the log
    private List<LocalDate> changed(int merchantId, Number seq, @Nullable LocalDate first, LocalDate end) {
        Query query = em.createNativeQuery(
                        "select distinct cast(cast(d.created_at as date) as varchar(10)) from disputes d"
                                + " where d.merchant_id = ?1 and d.created_at < cast(?2 as timestamp with time zone)"
                                + (first == null ? "" : " and d.created_at >= cast(?4 as timestamp with time zone)")
                                + " and d.ticket_number in (select e.ticket_number from events e"
                                + " where e.merchant_id = ?1 and e.seq > ?3 union all"
                                + " select o.ticket_number from outbox o where o.merchant_id = ?1)"
                                + " order by 1 limit " + (MAX_CHANGED_DAYS + 1))
                .setParameter(1, merchantId)
                .setParameter(2, DaySumService.begin(end))
                .setParameter(3, seq.longValue());
        if (first != null) {
            query.setParameter(4, DaySumService.begin(first));
        }
        List<?> days = query.getResultList();
        return days.stream().map(day -> LocalDate.parse((String) day)).toList();
    }

    /** Returns sums by status, reason, outcome and currency, with the waiting times. */
    public List<Object[]> kinds(DisputeFilter filter, SummedDays days) {
        return rows(
                filter,
                days,
                SUMS + "status_id, reason_id, sum(first_answers), sum(first_answer_seconds),"
                        + " max(max_first_answer_seconds), sum(decisions), sum(decision_seconds),"
                        + " max(max_decision_seconds), nullif(outcome, '')",
                "status_id, reason_id, outcome, currency");
    }

    /** Returns sums by day and currency. */
    public List<Object[]> days(DisputeFilter filter, SummedDays days) {
        return rows(filter, days, SUMS + "cast(created_on as varchar(10))", "created_on, currency");
    }

    @SuppressWarnings("unchecked") // Rows of several columns
    private List<Object[]> rows(DisputeFilter filter, SummedDays days, String select, String groupBy) {
        String currency = filter.more().currency();
        String sql = select + " from statistics_days where merchant_id = ?1 and created_on < cast(?2 as date)"
                + (days.first() == null ? "" : " and created_on >= cast(?3 as date)")
                + in(
                        "status_id",
                        filter.statuses().stream().map(DisputeStatus::id).toList())
                + in("reason_id", filter.more().reasonIds())
                + (currency == null ? "" : " and currency = ?4")
                + days.changed().stream()
                        .map(day -> " and created_on <> date '" + day + "'")
                        .collect(Collectors.joining())
                + " group by " + groupBy;
        Query query = em.createNativeQuery(sql)
                .setParameter(1, filter.merchantId())
                .setParameter(2, days.end().toString());
        if (days.first() != null) {
            query.setParameter(3, days.first().toString());
        }
        if (currency != null) {
            query.setParameter(4, currency);
        }
        return query.getResultList();
    }

    private static String in(String column, Collection<Integer> ids) {
        return ids.isEmpty()
                ? ""
                : ids.stream()
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ", " and " + column + " in (", ")"));
    }
}
