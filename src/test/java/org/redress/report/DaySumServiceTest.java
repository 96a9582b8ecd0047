package org.redress.report;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.Shop;
import org.redress.event.EventRelayService;
import org.redress.handling.Staff;
import org.redress.search.DisputeFilter;

/** Statistics from sums of days are those from the disputes, whatever has changed since. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class DaySumServiceTest {
    private static final Instant NOW = Instant.parse("2024-03-01T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Parameter
    TestDatabase database;

    private int merchant;
    private final List<UUID> disputes = new ArrayList<>();

    private <T> T in(Function<EntityManager, T> work) {
        return database.inTransaction(work);
    }

    private int update(String sql) {
        return in(em ->
                em.createNativeQuery(sql + " where merchant_id = " + merchant).executeUpdate());
    }

    /** Creates disputes of four months, the last ones too young to be summed, and sums those of before. */
    private void merchantWithSums() {
        merchant = in(em -> {
            Shop shop = new Shop(em);
            for (String at : List.of(
                    "2023-11-30T23:59:59.999999Z",
                    "2023-12-01T00:00:00Z",
                    "2023-12-12T12:00:00Z",
                    "2024-01-29T10:00:00Z",
                    "2024-01-30T23:59:59Z",
                    "2024-01-31T00:00:00Z",
                    "2024-02-29T10:00:00Z")) {
                String number = at.substring(5, 13);
                disputes.add(shop.dispute(10203, shop.order(number, "10.25"), Instant.parse(at))
                        .getId());
            }
            disputes.add(shop.dispute(10205, shop.order("yen", "1000", "JPY"), Instant.parse("2023-12-12T13:00:00Z"))
                    .getId());
            disputes.add(shop.dispute(10205, null, Instant.parse("2023-12-12T14:00:00Z"))
                    .getId());
            em.createNativeQuery("insert into event_sequences (merchant_id, last_seq, first_kept_seq) values ("
                            + shop.id() + ", 0, 1)")
                    .executeUpdate();
            return shop.id();
        });
        sum();
    }

    private void decide(int index) {
        in(em -> {
            new Staff(em, CLOCK, merchant).decide(disputes.get(index), BigDecimal.ONE, "A part");
            return null;
        });
    }

    private void relay() {
        in(em -> new TestInjector(em, CLOCK).get(EventRelayService.class).relay(merchant, 1_000));
    }

    /** Does what the timer does. */
    private void sum() {
        while (in(em -> new TestInjector(em, CLOCK).get(DaySumService.class).sumNext(merchant))) {
            // Until nothing is left
        }
    }

    private boolean waits() {
        return in(em -> new TestInjector(em, CLOCK).get(DaySumService.class).waiting())
                .contains(merchant);
    }

    private DisputeStatistics figures(DisputeFilter filter) {
        return in(em -> new TestInjector(em, CLOCK)
                .get(DisputeStatisticsService.class)
                .of(filter, StatisticsPeriod.DAY, 1_000, NOW)
                .orElseThrow());
    }

    private List<DisputeFilter> filters() {
        List<DisputeFilter> filters = new ArrayList<>();
        filters.add(DisputeFilter.allOf(merchant));
        filters.add(new DisputeFilter(merchant, null, Set.of(DisputeStatus.RESOLVED), null, null));
        filters.add(new DisputeFilter(merchant, "or#", Set.of(), null, null));
        for (String from : List.of("2023-12-01T00:00:00Z", "2023-12-12T12:30:00Z", "2024-02-10T00:00:00Z")) {
            for (String to : List.of("2023-12-12T12:59:59Z", "2024-01-29T23:59:59.999999Z", "2024-03-01T00:00:00Z")) {
                filters.add(new DisputeFilter(merchant, null, Set.of(), Instant.parse(from), Instant.parse(to)));
            }
        }
        return filters;
    }

    private void assertFiguresOfDisputes() {
        List<DisputeStatistics> fromSums = filters().stream().map(this::figures).toList();
        // Without its position, the sums are not read
        long seq = in(em -> ((Number)
                        em.createNativeQuery("select seq from statistics_positions where merchant_id = " + merchant)
                                .getSingleResult())
                .longValue());
        update("update statistics_positions set summed_until = date '1970-01-01', seq = 0");
        List<DisputeStatistics> fromDisputes =
                filters().stream().map(this::figures).toList();
        update("update statistics_positions set summed_until = date '2024-01-31', seq = " + seq);
        assertThat(fromSums).isEqualTo(fromDisputes);
    }

    @Test
    void sums_of_all_but_the_last_thirty_days_replace_the_disputes() {
        merchantWithSums();
        assertThat(waits()).isFalse();
        assertFiguresOfDisputes();

        update("update statistics_days set disputes = disputes + 100");
        // Seven rows: five days, of which one has three kinds of disputes
        assertThat(figures(DisputeFilter.allOf(merchant)).total().count()).isEqualTo(9 + 700);
    }

    @Test
    void a_changed_dispute_counts_at_once_and_its_day_is_summed_again() {
        merchantWithSums();
        decide(2);
        assertFiguresOfDisputes();
        relay();
        assertThat(waits()).isTrue();
        assertFiguresOfDisputes();
        sum();
        assertThat(waits()).isFalse();
        assertFiguresOfDisputes();
        assertThat(figures(DisputeFilter.allOf(merchant)).byOutcome())
                .containsExactly(new DisputeStatistics.OutcomeCount("PARTIAL", 1));
    }

    @Test
    void a_change_of_the_last_days_is_no_change_of_the_sums() {
        merchantWithSums();
        update("update statistics_days set disputes = disputes + 100");
        decide(6);
        relay();
        sum();
        assertThat(figures(DisputeFilter.allOf(merchant)).total().count()).isEqualTo(9 + 700);
    }

    @Test
    void sums_begin_again_after_events_that_they_need_are_deleted() {
        merchantWithSums();
        decide(2);
        relay();
        decide(3);
        relay();
        update("delete from events");
        update("update event_sequences set first_kept_seq = last_seq + 1");
        sum();
        assertThat(waits()).isFalse();
        assertFiguresOfDisputes();
        assertThat(figures(DisputeFilter.allOf(merchant)).byOutcome())
                .containsExactly(new DisputeStatistics.OutcomeCount("PARTIAL", 2));
    }
}
