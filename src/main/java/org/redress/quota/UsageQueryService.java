package org.redress.quota;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.party.Merchant;
import org.redress.party.MerchantLimits;
import org.redress.quota.MerchantUsageView.DayUsageView;
import org.redress.quota.MerchantUsageView.LimitUsageView;

/** Reads the usage of merchants' limits. */
@Stateless
public class UsageQueryService {
    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /** Requests of a day. */
    private record StoredCount(long requests, long perSecond) {
        static final StoredCount NONE = new StoredCount(0, 0);
    }

    /**
     * Returns the usage by day of the merchant's time zone, in five statements.
     *
     * @param from first day
     * @param to last day, not before the first
     * @return empty if there is no such merchant
     */
    public Optional<MerchantUsageView> usage(int merchantId, LocalDate from, LocalDate to) {
        return Optional.ofNullable(em.find(Merchant.class, merchantId)).map(merchant -> usage(merchant, from, to));
    }

    private MerchantUsageView usage(Merchant merchant, LocalDate from, LocalDate to) {
        ZoneId zone = merchant.getSettings().getTimeZone();
        MerchantLimits limits = merchant.getLimits();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        List<MerchantDay> days = Stream.concat(from.datesUntil(to.plusDays(1)), Stream.of(today))
                .distinct()
                .map(date -> MerchantDay.of(date, zone))
                .toList();
        Map<String, Long> disputes = byDay("count(x.id)", "disputes", merchant.getId(), days);
        Map<String, Long> bytes = byDay("coalesce(sum(x.size), 0)", "attachments", merchant.getId(), days);
        Map<String, StoredCount> requests = requests(merchant.getId(), from, to, today);
        Map<String, DayUsageView> usages = days.stream()
                .map(day -> day.date().toString())
                .collect(Collectors.toMap(
                        date -> date,
                        date -> dayUsage(
                                date,
                                requests.getOrDefault(date, StoredCount.NONE),
                                disputes.getOrDefault(date, 0L),
                                bytes.getOrDefault(date, 0L),
                                limits)));
        DayUsageView now = Objects.requireNonNull(usages.get(today.toString()));
        return new MerchantUsageView(
                from.toString(),
                to.toString(),
                zone.getId(),
                List.of(
                        now.requestsPerSecond(),
                        LimitUsageView.of(QuotaService.storedBytes(em, merchant.getId(), limits)),
                        now.disputesPerDay()),
                from.datesUntil(to.plusDays(1))
                        .map(date -> usages.get(date.toString()))
                        .toList());
    }

    private static DayUsageView dayUsage(
            String date, StoredCount requests, long disputes, long bytes, MerchantLimits limits) {
        return new DayUsageView(
                date,
                requests.requests(),
                LimitUsageView.of(Quota.REQUESTS_PER_SECOND.of(requests.perSecond(), limits)),
                LimitUsageView.of(Quota.DISPUTES_PER_DAY.of(disputes, limits)),
                LimitUsageView.of(Quota.ATTACHMENT_BYTES.of(bytes, limits)));
    }

    // The days are values of the query: time zones of the databases may differ from those of Java.
    // Each day is one range of the index
    private Map<String, Long> byDay(String sum, String table, int merchantId, List<MerchantDay> days) {
        String values = days.stream()
                .map(day -> "('%s', timestamp with time zone '%s', timestamp with time zone '%s')"
                        .formatted(day.date(), day.begin(), day.end()))
                .collect(Collectors.joining(", "));
        return rows(
                        "select d.date_text, " + sum + " from (values " + values
                                + ") d (date_text, begins, ends) left join "
                                + table
                                + " x on x.merchant_id = ?1 and x.created_at >= d.begins and x.created_at < d.ends"
                                + " group by d.date_text",
                        merchantId)
                .collect(Collectors.toMap(row -> (String) row[0], row -> number(row[1])));
    }

    private Map<String, StoredCount> requests(int merchantId, LocalDate from, LocalDate to, LocalDate today) {
        return rows(
                        "select counted_on, requests, peak_per_second from request_counts where merchant_id = ?1"
                                + " and (counted_on between ?2 and ?3 or counted_on = ?4)",
                        merchantId,
                        from.toString(),
                        to.toString(),
                        today.toString())
                .collect(Collectors.toMap(
                        row -> (String) row[0], row -> new StoredCount(number(row[1]), number(row[2]))));
    }

    @SuppressWarnings("unchecked") // Native queries have no type
    private Stream<Object[]> rows(String sql, Object... parameters) {
        Query query = em.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.getResultStream();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
