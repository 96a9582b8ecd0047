package org.redress.erasure;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.digest.Sha256;
import org.redress.http.Preconditions;
import org.redress.operator.MerchantService;
import org.redress.party.Merchant;
import org.redress.party.MerchantAction;
import org.redress.party.MerchantData;
import org.redress.party.MerchantTerms;
import org.redress.privacy.MarkedCustomer;

/**
 * A merchant with rows in each erased table, closed on a Monday.
 *
 * @param marks texts of the merchant and of its customer
 */
record ClosedMerchant(TestDatabase database, int id, List<String> marks) {
    static final Instant MONDAY = Instant.parse("2023-12-11T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(MONDAY, ZoneOffset.UTC);
    private static final AtomicInteger IDS = new AtomicInteger(810_000);
    private static final Preconditions ANY = Preconditions.of("*", null);

    /** Creates the merchant, active. */
    static ClosedMerchant active(TestDatabase database) {
        int id = IDS.incrementAndGet();
        String mark = "z" + UUID.randomUUID().toString().replace("-", "");
        MerchantData data = new MerchantData(
                "Shop " + mark,
                mark + "@shop.example",
                "DE",
                ZoneId.of("Europe/Berlin"),
                "EUR",
                List.of("de"),
                List.of("sso-" + mark),
                List.of("bot-" + mark));
        MarkedCustomer customer = database.inTransaction(em -> {
            Merchant merchant = Merchant.draft(id, data, MONDAY);
            merchant.perform(MerchantAction.ACTIVATE, "Signed by " + mark, MONDAY);
            merchant.setTerms(new MerchantTerms("PT1H", "P2D", "P3D", "P4D", "P5D", "PT6M"));
            merchant.getSettings().setPublicHolidays("DE", "BY");
            em.persist(merchant);
            em.flush();
            return MarkedCustomer.create(em, CLOCK, id);
        });
        database.run(
                """
                        insert into thumbnail_jobs (merchant_id, attachment_id, queued_at, due_at, attempts)
                          select merchant_id, id, created_at, created_at, 0 from attachments where merchant_id = %1$d;
                        insert into comment_attachments (merchant_id, comment_id, attachment_id)
                          select c.merchant_id, c.id, a.id from comments c join attachments a
                            on a.merchant_id = c.merchant_id and a.dispute_id = c.dispute_id where c.merchant_id = %1$d;
                        insert into staged_files (merchant_id, id, store, staged_at, abandoned)
                          values (%1$d, '%2$s', 'database', current_timestamp, false);
                        insert into export_links (merchant_id, digest, caller, expires_at)
                          values (%1$d, 'digest', 'caller', current_timestamp);
                        insert into webhooks (merchant_id, id, url, payload, format, ordering, state, secret, created_at,
                            last_seq, last_delivery)
                          values (%1$d, '%2$s', 'https://%3$s.example/', 'THIN', 'STANDARD', 'NONE', 'ENABLED',
                            'whsec_', current_timestamp, 0, 0);
                        insert into text_templates (merchant_id, id, name) values (%1$d, '%2$s', 'Text of %3$s');
                        insert into text_template_texts (merchant_id, template_id, language, text)
                          values (%1$d, '%2$s', 'en', 'Text of %3$s');
                        insert into saved_views (merchant_id, id, name, query, shared, owner_id, owner_name)
                          values (%1$d, '%2$s', 'View of %3$s', '', true, '%3$s', '%3$s');
                        insert into dispute_reasons (id, name, code, merchant_id)
                          values (nextval('dispute_reason_id'), 'Reason of %3$s', 'W', %1$d);
                        insert into dispute_reason_names (reason_id, language, name)
                          select id, 'de', name from dispute_reasons where merchant_id = %1$d;
                        update disputes set reason_id = (select id from dispute_reasons where merchant_id = %1$d)
                          where merchant_id = %1$d;
                        insert into staff (merchant_id, id, name, seen_at)
                          values (%1$d, 'anna', 'Anna of %3$s', current_timestamp);
                        insert into jobs (merchant_id, id, state, action, command, creator_id, creator_name, disputes, more,
                            created_at, due_at)
                          values (%1$d, '%2$s', 'QUEUED', 'comment', 'Text of %3$s', 'anna', 'Anna of %3$s', 1, false,
                            current_timestamp, current_timestamp);
                        insert into job_disputes (merchant_id, job_id, position, dispute_id, version, attempts, outcome,
                            reason)
                          values (%1$d, '%2$s', 1, '%2$s', 1, 0, 'WAITING', 'Of %3$s');
                        insert into presences (merchant_id, dispute_id, staff_id, staff_name, seen_at)
                          values (%1$d, '%2$s', 'anna', 'Anna of %3$s', current_timestamp);
                        insert into dispute_reads (merchant_id, dispute_id, staff_id, read_version, read_until)
                          values (%1$d, '%2$s', 'anna', 1, current_timestamp);
                        insert into comment_mentions (merchant_id, comment_id, staff_id, staff_name, dispute_id, visibility)
                          values (%1$d, '%2$s', 'anna', 'Anna of %3$s', '%2$s', 'INTERNAL');
                        insert into dispute_links (merchant_id, dispute_id, other_id, kind, other_number)
                          select merchant_id, id, id, 'RELATED', 1 from disputes where merchant_id = %1$d;
                        insert into request_counts (merchant_id, counted_on, requests, peak_per_second)
                          values (%1$d, '2023-12-04', 7, 2);
                        insert into event_sequences (merchant_id, last_seq, first_kept_seq) values (%1$d, 1, 1);
                        insert into search_positions (merchant_id, seq, filled) values (%1$d, 1, true);
                        insert into statistics_positions (merchant_id, seq, summed_until) values (%1$d, 1, date '2023-12-05');
                        insert into statistics_days (merchant_id, created_on, status_id, reason_id, outcome, currency,
                            disputes, amount, dispute_amount, first_answers, first_answer_seconds, decisions, decision_seconds)
                          values (%1$d, date '2023-12-04', 1, 10203, '', 'EUR', 1, 1, 1, 0, 0, 0, 0);
                        insert into events (merchant_id, seq, id, type, subject_type, subject_id, occurred_at,
                            changed_fields)
                          values (%1$d, 1, '%2$s', 'order.updated', 'order', 'order', current_timestamp, '');
                        insert into merchant_holidays (merchant_id, holiday) values (%1$d, '2023-12-24')"""
                        .formatted(id, UUID.randomUUID(), mark)
                        .split(";"));
        List<String> marks =
                Stream.concat(Stream.of(mark), customer.marks().stream()).toList();
        return new ClosedMerchant(database, id, marks);
    }

    /** Creates the merchant, and closes it. */
    static ClosedMerchant create(TestDatabase database) {
        ClosedMerchant merchant = active(database);
        merchant.close("P30D");
        return merchant;
    }

    /** @param erasureAfter value of the setting */
    void close(String erasureAfter) {
        database.inTransaction(em -> new TestInjector(em, CLOCK)
                .with(Map.of("merchant.erasure-after", erasureAfter))
                .get(MerchantService.class)
                .perform(id, ANY, MerchantAction.CLOSE, "Left, says " + marks.get(0), "Olga"));
    }

    /** Returns the certificate or the progress. */
    MerchantErasureView view() {
        return database.inTransaction(em -> new TestInjector(em, CLOCK)
                .get(MerchantErasureQueryService.class)
                .getErasure(id));
    }

    /** Returns the number of rows by kind, as a certificate has it after the erasure. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        Arrays.stream(ErasedTable.values()).forEach(table -> counts.put(table.wireName(), count(table)));
        counts.put("timelines", count(ErasedTable.DISPUTES));
        counts.values().removeIf(rows -> rows == 0);
        return counts;
    }

    long count(ErasedTable table) {
        return database.inTransaction(em -> ((Number) em.createNativeQuery(
                                "select count(*) from " + table.tableName() + " where " + table.ofMerchant())
                        .setParameter(1, id)
                        .getSingleResult())
                .longValue());
    }

    /** Returns the hash over the timelines that a certificate has, computed from the entries themselves. */
    @Nullable
    String timelinesHash() {
        List<?> last = rows("select cast(d.id as varchar), e.hash from disputes d left join timeline_entries e"
                + " on e.merchant_id = d.merchant_id and e.dispute_id = d.id and e.position = d.timeline_length"
                + " where d.merchant_id = ?1");
        String hash = null;
        for (Object[] dispute : last.stream()
                .map(Object[].class::cast)
                .sorted((one, other) -> one[0].toString().compareTo(other[0].toString()))
                .toList()) {
            hash = Sha256.of(hash == null ? "" : hash, dispute[0].toString(), dispute[1].toString());
        }
        return hash;
    }

    /** Returns all rows of the merchant, as text. */
    String content() {
        String tables = Arrays.stream(ErasedTable.values())
                .flatMap(table -> rows("select * from " + table.tableName() + " where " + table.ofMerchant()).stream())
                .map(ClosedMerchant::text)
                .sorted()
                .collect(Collectors.joining("\n"));
        return tables
                + rows("select * from merchants where id = ?1").stream()
                        .map(ClosedMerchant::text)
                        .toList();
    }

    private List<?> rows(String sql) {
        return database.inTransaction((EntityManager em) ->
                em.createNativeQuery(sql).setParameter(1, id).getResultList());
    }

    private static String text(Object row) {
        return Arrays.deepToString(row instanceof Object[] columns ? columns : new Object[] {row});
    }

    /** Returns a clock some days after the merchant was closed. */
    static Clock daysLater(int days) {
        return Clock.offset(CLOCK, Duration.ofDays(days));
    }
}
