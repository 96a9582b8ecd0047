package org.redress.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.Shop;
import org.redress.party.Merchant;
import org.redress.party.MerchantLimits;
import org.redress.quota.MerchantUsageView.DayUsageView;
import org.redress.quota.MerchantUsageView.LimitUsageView;
import org.redress.quota.RequestCounts.CountedDay;
import org.redress.quota.RequestCounts.RequestCount;

/** Usage by day of the merchant's time zone, in the real databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class UsageQueryServiceTest {
    // In Kathmandu 23:45 of the 4th
    private static final Instant NOW = Instant.parse("2023-01-04T18:00:00Z");
    private static final LocalDate FIRST = LocalDate.of(2023, 1, 3);
    private static final LocalDate LAST = LocalDate.of(2023, 1, 5);

    @Parameter
    TestDatabase database;

    @Test
    void disputes_files_and_requests_are_added_up_by_day() {
        int id = database.inTransaction(em -> {
            Shop shop = new Shop(em);
            em.flush();
            Merchant merchant = em.find(Merchant.class, shop.id());
            merchant.getSettings().setBusinessDays(ZoneId.of("Asia/Kathmandu"), EnumSet.allOf(DayOfWeek.class));
            merchant.setLimits(new MerchantLimits(10, 6L, 2));
            shop.attachment(shop.dispute(null, Instant.parse("2023-01-03T18:14:59Z")), "a");
            shop.dispute(null, Instant.parse("2023-01-03T18:15:00Z"));
            shop.dispute(null, NOW);
            return shop.id();
        });
        CountedDay today = new CountedDay(id, LocalDate.of(2023, 1, 4));
        for (long requests : List.of(360L, 540L, 6L)) {
            database.inTransaction(em -> {
                new TestInjector(em, Clock.fixed(NOW, ZoneOffset.UTC))
                        .get(RequestCountService.class)
                        .add(today, new RequestCount(requests, NOW.minusSeconds(60)));
                return null;
            });
        }
        MerchantUsageView usage = database.inTransaction(em -> new TestInjector(em, Clock.fixed(NOW, ZoneOffset.UTC))
                .get(UsageQueryService.class)
                .usage(id, FIRST, LAST)
                .orElseThrow());

        assertThat(usage.timeZone()).isEqualTo("Asia/Kathmandu");
        assertThat(usage.limits())
                .containsExactly(
                        new LimitUsageView("requestsPerSecond", 9, 10L, 90L, "NEAR"),
                        new LimitUsageView("attachmentBytes", 5, 6L, 83L, "NEAR"),
                        new LimitUsageView("disputesPerDay", 2, 2L, 100L, "REACHED"));
        assertThat(usage.days())
                .extracting(DayUsageView::date)
                .containsExactly("2023-01-03", "2023-01-04", "2023-01-05");
        assertThat(usage.days()).extracting(DayUsageView::requests).containsExactly(0L, 906L, 0L);
        assertThat(usage.days()).extracting(day -> day.disputesPerDay().used()).containsExactly(1L, 2L, 0L);
        assertThat(usage.days()).extracting(day -> day.attachmentBytes().used()).containsExactly(0L, 5L, 0L);
    }

    @Test
    void an_unknown_merchant_has_no_usage() {
        assertThat(database.<Boolean>inTransaction(em -> new TestInjector(em, Clock.systemUTC())
                        .get(UsageQueryService.class)
                        .usage(999_999_999, FIRST, LAST)
                        .isEmpty()))
                .isTrue();
    }
}
