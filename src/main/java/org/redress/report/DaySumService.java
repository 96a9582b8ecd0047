package org.redress.report;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * Keeps the sums of each day's disputes. Follows the event log of each merchant: the sums of a day are computed again
 * after one of its disputes has changed. Holds the row of the merchant's position meanwhile, for all nodes.
 */
@Stateless
public class DaySumService {
    /** The last days have no sums: their disputes change too often. */
    static final int LIVE_DAYS = 30;

    /** Events of a transaction. */
    static final int EVENTS = 500;

    private static final int DAYS = 31;
    private static final int MERCHANTS = 1_000;

    private static final String SUMS =
            """
            insert into statistics_days (merchant_id, created_on, status_id, reason_id, outcome, currency, disputes,
              amount, dispute_amount, first_answers, first_answer_seconds, max_first_answer_seconds, decisions,
              decision_seconds, max_decision_seconds)
            select merchant_id, cast(created_at as date), status_id, reason_id, coalesce(outcome, ''),
              coalesce(currency, ''), count(*), coalesce(sum(amount), 0), coalesce(sum(dispute_amount), 0),
              count(first_answer_seconds), coalesce(sum(first_answer_seconds), 0), max(first_answer_seconds),
              count(decision_seconds), coalesce(sum(decision_seconds), 0), max(decision_seconds)
            from disputes where merchant_id = ?1 and created_at >= cast(?2 as timestamp with time zone)
              and created_at < cast(?3 as timestamp with time zone)
            group by merchant_id, cast(created_at as date), status_id, reason_id, coalesce(outcome, ''),
              coalesce(currency, '')""";

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /** Position in the event log, and the first day without sums. */
    private record SummedPosition(long seq, LocalDate summedUntil) {
        static SummedPosition of(Object[] row) {
            return new SummedPosition(((Number) row[0]).longValue(), LocalDate.parse((String) row[1]));
        }
    }

    /** Returns the merchants whose sums are behind their event log, at most 1,000. */
    public List<Integer> waiting() {
        List<?> rows = em.createNativeQuery(
                        "select s.merchant_id from event_sequences s left join statistics_positions p"
                                + " on p.merchant_id = s.merchant_id where p.merchant_id is null or p.seq < s.last_seq"
                                + " limit " + MERCHANTS)
                .getResultList();
        return rows.stream().map(id -> ((Number) id).intValue()).toList();
    }

    /**
     * Computes the next sums of a merchant; none if another node does.
     *
     * @return whether there may be more
     */
    public boolean sumNext(int merchantId) {
        List<?> rows = ofMerchant(
                        "select seq, cast(summed_until as varchar(10)) from statistics_positions"
                                + " where merchant_id = ?1 for update skip locked",
                        merchantId)
                .getResultList();
        if (rows.isEmpty()) {
            return begin(merchantId);
        }
        SummedPosition position = SummedPosition.of((Object[]) rows.get(0));
        LocalDate end = position.summedUntil().plusDays(DAYS);
        LocalDate until = end.isBefore(firstLiveDay()) ? end : firstLiveDay();
        if (position.summedUntil().isBefore(until)) {
            sum(merchantId, position.summedUntil(), until);
            ofMerchant(
                            "update statistics_positions set summed_until = cast(?2 as date) where merchant_id = ?1",
                            merchantId)
                    .setParameter(2, until.toString())
                    .executeUpdate();
            return true;
        }
        return follow(merchantId, position);
    }

    private LocalDate firstLiveDay() {
        return LocalDate.now(clock).minusDays(LIVE_DAYS);
    }

    // A transaction of its own, so that an erasure can lock the row
    private boolean begin(int merchantId) {
        String first = (String) ofMerchant(
                        "select cast(cast(min(created_at) as date) as varchar(10)) from disputes"
                                + " where merchant_id = ?1",
                        merchantId)
                .getSingleResult();
        String none = firstLiveDay().toString();
        return ofMerchant(
                                "insert into statistics_positions (merchant_id, seq, summed_until) select merchant_id,"
                                        + " last_seq, cast(?2 as date) from event_sequences where merchant_id = ?1"
                                        + " and not exists (select 1 from statistics_positions where merchant_id = ?1)"
                                        + " on conflict do nothing",
                                merchantId)
                        .setParameter(2, first == null || first.compareTo(none) > 0 ? none : first)
                        .executeUpdate()
                > 0;
    }

    private boolean follow(int merchantId, SummedPosition position) {
        Object[] log = (Object[])
                ofMerchant("select last_seq, first_kept_seq from event_sequences where merchant_id = ?1", merchantId)
                        .getSingleResult();
        if (((Number) log[1]).longValue() > position.seq() + 1) {
            beginAgain(merchantId);
            return true;
        }
        long last = Math.min(((Number) log[0]).longValue(), position.seq() + EVENTS);
        List<?> days = ofMerchant(
                        "select distinct cast(cast(d.created_at as date) as varchar(10)) from disputes d"
                                + " where d.merchant_id = ?1 and d.created_at < cast(?2 as timestamp with time zone)"
                                + " and d.ticket_number in (select e.ticket_number from events e"
                                + " where e.merchant_id = ?1 and e.seq > ?3 and e.seq <= ?4)",
                        merchantId)
                .setParameter(2, begin(position.summedUntil()))
                .setParameter(3, position.seq())
                .setParameter(4, last)
                .getResultList();
        for (Object text : days) {
            LocalDate day = LocalDate.parse((String) text);
            sum(merchantId, day, day.plusDays(1));
        }
        ofMerchant("update statistics_positions set seq = ?2 where merchant_id = ?1", merchantId)
                .setParameter(2, last)
                .executeUpdate();
        return last == position.seq() + EVENTS;
    }

    // Events that the sums need are deleted
    private void beginAgain(int merchantId) {
        ofMerchant("delete from statistics_days where merchant_id = ?1", merchantId)
                .executeUpdate();
        ofMerchant("delete from statistics_positions where merchant_id = ?1", merchantId)
                .executeUpdate();
    }

    private void sum(int merchantId, LocalDate first, LocalDate end) {
        ofMerchant(
                        "delete from statistics_days where merchant_id = ?1 and created_on >= cast(?2 as date)"
                                + " and created_on < cast(?3 as date)",
                        merchantId)
                .setParameter(2, first.toString())
                .setParameter(3, end.toString())
                .executeUpdate();
        ofMerchant(SUMS, merchantId)
                .setParameter(2, begin(first))
                .setParameter(3, begin(end))
                .executeUpdate();
    }

    /** Returns the begin of a day, as a text that both databases read. */
    static String begin(LocalDate day) {
        return day + " 00:00:00+00";
    }

    private Query ofMerchant(String sql, int merchantId) {
        return em.createNativeQuery(sql).setParameter(1, merchantId);
    }
}
