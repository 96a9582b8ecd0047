package org.redress.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.ActionContexts;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.Outcome;
import org.redress.dispute.Shop;
import org.redress.dispute.Visibility;
import org.redress.report.DisputeStatistics.Amount;
import org.redress.report.DisputeStatistics.NamedView;
import org.redress.report.DisputeStatistics.WaitingTime;
import org.redress.search.DisputeFilter;

/** Statistics of disputes that were counted by hand, in both databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class DisputeStatisticsServiceTest {
    private static final NamedView OPEN = new NamedView(1, "Waiting for shop");
    private static final NamedView RESOLVED = new NamedView(4, "Resolved");
    private static final NamedView PRODUCT = new NamedView(10203, "I have a problem with the product");
    private static final NamedView ORDER = new NamedView(10205, "I have a problem with the order");

    private static final Instant NOW = at("2023-12-12T12:00:00Z");

    @Parameter
    TestDatabase database;

    private static final WaitingTime NONE_WAITING = new WaitingTime(0, null, null);
    private static final DisputeCommand REFUND = new DisputeCommand.Decide(Outcome.CUSTOMER, null, "Yes");

    /** Creates six disputes of two months: 10.00, 0.50 and 100.25 EUR, 1000 JPY, 1.005 KWD, one without an amount. */
    private int merchantWithSixDisputes() {
        return with(shop -> {
            shop.dispute(10203, shop.order("a1", "10.00"), at("2023-11-30T23:59:59.999999Z"));
            REFUND.applyTo(
                    shop.dispute(10203, shop.order("a2", "0.50"), at("2023-12-01T00:00:00Z")),
                    ActionContexts.merchant(at("2023-12-02T00:00:00Z")));
            shop.dispute(10205, shop.order("b3", "100.25"), at("2023-12-12T12:00:00Z"));
            shop.dispute(10205, shop.order("b4", "1000", "JPY"), at("2023-12-12T12:00:00Z"));
            REFUND.applyTo(
                    shop.dispute(10205, shop.order("b5", "1.005", "KWD"), at("2023-12-31T23:59:59.999999Z")),
                    ActionContexts.merchant(at("2024-01-01T00:00:00.999999Z")));
            shop.dispute(10205, null, at("2023-12-12T12:00:00Z"));
            return shop.id();
        });
    }

    @Test
    void disputes_and_amounts_are_grouped_by_status_reason_and_month_and_never_added_across_currencies() {
        int merchant = merchantWithSixDisputes();
        DisputeStatistics figures = figures(DisputeFilter.allOf(merchant), StatisticsPeriod.MONTH);

        assertThat(figures.total())
                .isEqualTo(new DisputeStatistics.DisputeTotals(6, List.of(eur("110.75"), jpy("1000"), kwd("1.005"))));
        assertThat(figures.byStatus())
                .containsExactly(
                        new DisputeStatistics.StatusTotals(OPEN, 4, List.of(eur("110.25"), jpy("1000"))),
                        new DisputeStatistics.StatusTotals(RESOLVED, 2, List.of(eur("0.50"), kwd("1.005"))));
        assertThat(figures.byReason())
                .containsExactly(
                        new DisputeStatistics.ReasonTotals(PRODUCT, 2, List.of(eur("10.50"))),
                        new DisputeStatistics.ReasonTotals(
                                ORDER, 4, List.of(eur("100.25"), jpy("1000"), kwd("1.005"))));
        assertThat(figures.byPeriod())
                .containsExactly(
                        new DisputeStatistics.PeriodTotals("2023-11", "2023-11-01", 1, List.of(eur("10.00"))),
                        new DisputeStatistics.PeriodTotals(
                                "2023-12", "2023-12-01", 5, List.of(eur("100.75"), jpy("1000"), kwd("1.005"))));
    }

    @Test
    void periods_without_disputes_stand_between_others() {
        int merchant = with(shop -> {
            shop.dispute(10203, null, at("2023-10-31T23:59:59Z"));
            shop.dispute(10203, null, at("2024-02-01T00:00:00Z"));
            return shop.id();
        });
        assertThat(figures(DisputeFilter.allOf(merchant), StatisticsPeriod.MONTH)
                        .byPeriod())
                .extracting(DisputeStatistics.PeriodTotals::period, DisputeStatistics.PeriodTotals::count)
                .containsExactly(
                        tuple("2023-10", 1L),
                        tuple("2023-11", 0L),
                        tuple("2023-12", 0L),
                        tuple("2024-01", 0L),
                        tuple("2024-02", 1L));
        assertThat(figures(DisputeFilter.allOf(merchant), StatisticsPeriod.WEEK).byPeriod())
                .hasSize(14);
    }

    @Test
    void outcomes_and_overdue_disputes_are_counted() {
        int merchant = with(shop -> {
            shop.dispute(null, at("2023-12-11T11:59:59Z"));
            shop.dispute(10203, null, at("2023-12-11T12:00:00Z"));
            REFUND.applyTo(
                    shop.dispute(null, at("2023-12-01T00:00:00Z")),
                    ActionContexts.merchant(at("2023-12-02T00:00:00Z")));
            new DisputeCommand.Decide(Outcome.MERCHANT, null, "No")
                    .applyTo(
                            shop.dispute(null, at("2023-12-01T00:00:00Z")),
                            ActionContexts.merchant(at("2023-12-02T00:00:00Z")));
            REFUND.applyTo(
                    shop.dispute(10203, null, at("2023-12-01T00:00:00Z")),
                    ActionContexts.merchant(at("2023-12-02T00:00:00Z")));
            return shop.id();
        });
        DisputeStatistics figures = figures(DisputeFilter.allOf(merchant), StatisticsPeriod.MONTH);

        assertThat(figures.overdue()).isEqualTo(1);
        assertThat(figures.byOutcome())
                .containsExactlyInAnyOrder(
                        new DisputeStatistics.OutcomeCount("CUSTOMER", 2),
                        new DisputeStatistics.OutcomeCount("MERCHANT", 1));
    }

    @Test
    void the_filter_applies_to_every_total() {
        int merchant = merchantWithSixDisputes();
        DisputeFilter some = new DisputeFilter(
                merchant,
                "or#",
                Set.of(DisputeStatus.WAITING_FOR_SHOP),
                at("2023-12-01T00:00:00Z"),
                at("2023-12-12T12:00:00Z"));
        DisputeStatistics figures = figures(some, StatisticsPeriod.DAY);

        List<Amount> amounts = List.of(eur("100.25"), jpy("1000"));
        assertThat(figures)
                .isEqualTo(new DisputeStatistics(
                        new DisputeStatistics.DisputeTotals(2, amounts),
                        0,
                        List.of(new DisputeStatistics.StatusTotals(OPEN, 2, amounts)),
                        List.of(new DisputeStatistics.ReasonTotals(ORDER, 2, amounts)),
                        List.of(),
                        List.of(new DisputeStatistics.PeriodTotals("2023-12-12", "2023-12-12", 2, amounts)),
                        NONE_WAITING,
                        NONE_WAITING));
    }

    @Test
    void totals_without_disputes_are_empty_and_other_merchants_are_never_counted() {
        merchantWithSixDisputes();
        int merchant = with(Shop::id);
        assertThat(figures(DisputeFilter.allOf(merchant), StatisticsPeriod.DAY))
                .isEqualTo(new DisputeStatistics(
                        new DisputeStatistics.DisputeTotals(0, List.of()),
                        0,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        NONE_WAITING,
                        NONE_WAITING));
    }

    @Test
    void days_begin_in_utc_and_a_leap_day_is_one() {
        int merchant = with(shop -> {
            shop.dispute(null, at("2024-02-28T23:59:59.999999Z"));
            shop.dispute(null, at("2024-02-29T00:00:00Z"));
            shop.dispute(null, at("2024-02-29T23:30:00Z"));
            shop.dispute(null, at("2024-03-01T00:00:00Z"));
            return shop.id();
        });
        assertThat(figures(DisputeFilter.allOf(merchant), StatisticsPeriod.DAY).byPeriod())
                .extracting(day -> day.period() + " " + day.count())
                .containsExactly("2024-02-28 1", "2024-02-29 2", "2024-03-01 1");
        assertThat(figures(DisputeFilter.allOf(merchant), StatisticsPeriod.MONTH)
                        .byPeriod())
                .extracting(month -> month.period() + " " + month.count())
                .containsExactly("2024-02 3", "2024-03 1");
    }

    @Test
    void weeks_are_those_of_iso_8601_and_belong_to_the_year_of_their_thursday() {
        int merchant = with(shop -> {
            shop.dispute(null, at("2020-12-27T23:59:59Z"));
            shop.dispute(null, at("2020-12-28T00:00:00Z"));
            shop.dispute(null, at("2021-01-03T23:59:59Z"));
            shop.dispute(null, at("2021-01-04T00:00:00Z"));
            shop.dispute(null, at("2024-12-30T00:00:00Z"));
            shop.dispute(null, at("2025-01-05T23:59:59Z"));
            return shop.id();
        });
        assertThat(figures(DisputeFilter.allOf(merchant), StatisticsPeriod.WEEK).byPeriod())
                .filteredOn(week -> week.count() > 0)
                .extracting(week -> week.period() + " " + week.from() + " " + week.count())
                .containsExactly(
                        "2020-W52 2020-12-21 1",
                        "2020-W53 2020-12-28 2",
                        "2021-W01 2021-01-04 1",
                        "2025-W01 2024-12-30 2");
    }

    @Test
    void the_limit_counts_periods_and_not_their_currencies() {
        int merchant = merchantWithSixDisputes();
        DisputeFilter all = DisputeFilter.allOf(merchant);
        // 30 November to 31 December
        Optional<DisputeStatistics> enough =
                database.inTransaction(em -> service(em).of(all, StatisticsPeriod.DAY, 32, NOW));
        Optional<DisputeStatistics> tooMany =
                database.inTransaction(em -> service(em).of(all, StatisticsPeriod.DAY, 31, NOW));
        assertThat(enough.orElseThrow().byPeriod()).hasSize(32);
        assertThat(tooMany).isEmpty();
    }

    @Test
    void waiting_times_end_with_the_merchants_first_answer_and_first_decision() {
        Instant noon = at("2023-12-12T12:00:00Z");
        int merchant = with(shop -> {
            shop.dispute(null, noon);
            new DisputeCommand.Cancel().applyTo(shop.dispute(null, noon), ActionContexts.customer(noon.plusSeconds(5)));
            new DisputeCommand.RequestInformation("Which?")
                    .applyTo(shop.dispute(null, noon), ActionContexts.merchant(noon.plusSeconds(60)));
            Dispute appealed = shop.dispute(shop.order("a", "9.00"), noon);
            new DisputeCommand.AddComment(Visibility.CUSTOMER, "Hello", List.of())
                    .applyTo(appealed, ActionContexts.merchant(noon.plusSeconds(61)));
            new DisputeCommand.Decide(Outcome.MERCHANT, null, "No")
                    .applyTo(appealed, ActionContexts.merchant(noon.plusSeconds(1_000)));
            new DisputeCommand.Appeal("Why?").applyTo(appealed, ActionContexts.customer(noon.plusSeconds(2_000)));
            REFUND.applyTo(appealed, ActionContexts.merchant(noon.plusSeconds(9_000)));
            return shop.id();
        });
        DisputeStatistics figures = figures(DisputeFilter.allOf(merchant), StatisticsPeriod.MONTH);
        assertThat(figures.timeToFirstAnswer()).isEqualTo(new WaitingTime(2, 61L, 61L));
        assertThat(figures.timeToDecision()).isEqualTo(new WaitingTime(1, 1_000L, 1_000L));
        DisputeFilter waiting =
                new DisputeFilter(merchant, null, Set.of(DisputeStatus.WAITING_FOR_CUSTOMER), null, null);
        assertThat(figures(waiting, StatisticsPeriod.MONTH).timeToFirstAnswer())
                .isEqualTo(new WaitingTime(1, 60L, 60L));
    }

    @Test
    void statistics_take_five_statements_for_any_number_of_disputes() {
        int merchant = merchantWithSixDisputes();
        assertThat(database.statementsOf(
                        em -> service(em).of(DisputeFilter.allOf(merchant), StatisticsPeriod.WEEK, 1_000, NOW)))
                .isEqualTo(5);
    }

    private static Amount eur(String amount) {
        return new Amount("EUR", amount, amount);
    }

    private static Amount jpy(String amount) {
        return new Amount("JPY", amount, amount);
    }

    private static Amount kwd(String amount) {
        return new Amount("KWD", amount, amount);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private int with(Function<Shop, Integer> filled) {
        return database.inTransaction(em -> filled.apply(new Shop(em)));
    }

    private static DisputeStatisticsService service(EntityManager em) {
        return new TestInjector(em, Clock.systemUTC()).get(DisputeStatisticsService.class);
    }

    private DisputeStatistics figures(DisputeFilter filter, StatisticsPeriod by) {
        return database.inTransaction(
                em -> service(em).of(filter, by, 1_000, NOW).orElseThrow());
    }
}
