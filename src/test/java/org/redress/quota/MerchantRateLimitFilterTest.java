package org.redress.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.limits.RateLimitFilterTest;
import org.redress.party.Merchant;
import org.redress.party.MerchantLimits;
import org.redress.quota.RequestCounts.CountedDay;
import org.redress.reason.ReferenceData;
import org.redress.security.Callers;

/** How much the callers of a merchant may ask for, and how their calls are counted. */
class MerchantRateLimitFilterTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final MerchantRateLimitFilter filter = new MerchantRateLimitFilter();

    @BeforeEach
    void configure() {
        filter.perSecond = 1;
        filter.counts = new RequestCounts();
        filter.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        Merchant limited = new Merchant(3, "Limited", "shop@mail.example", "DE");
        limited.setLimits(new MerchantLimits(2, null, null));
        filter.referenceData = new ReferenceData() {
            @Override
            public @Nullable Merchant merchant(int id) {
                return id == 3 ? limited : null;
            }
        };
        filter.configure();
    }

    private void call(String caller, int merchantId) {
        filter.filter(RateLimitFilterTest.callOf(Callers.named(caller, merchantId)));
    }

    @Test
    void the_callers_of_a_merchant_share_the_limit_of_the_setting() {
        call("first", 1);
        call("second", 1);
        Response refusal = RateLimitFilterTest.refusal(ClientErrorException.class, () -> call("third", 1))
                .getResponse();
        assertThat(refusal.getStatus()).isEqualTo(429);
        assertThat(refusal.getHeaderString("RateLimit-Policy")).isEqualTo("\"merchant\";q=1;w=1");
        assertThatCode(() -> call("first", 2)).doesNotThrowAnyException();
    }

    @Test
    void a_merchant_with_a_limit_of_its_own_is_refused_with_its_name() {
        for (int n = 0; n < 4; n++) {
            call("caller" + n, 3);
        }
        QuotaExceededException refusal =
                RateLimitFilterTest.refusal(QuotaExceededException.class, () -> call("another", 3));
        assertThat(refusal.problem().status()).isEqualTo(429);
        assertThat(refusal.problem().detail())
                .isEqualTo("The limit requestsPerSecond of the merchant is reached: 2 of 2 are used.");
        assertThat(refusal.headers())
                .containsEntry("Retry-After", "1")
                .containsEntry("RateLimit-Policy", "\"requestsPerSecond\";q=2;w=1")
                .containsEntry("RateLimit", "\"requestsPerSecond\";r=0;t=1");
    }

    @Test
    void accepted_calls_of_known_merchants_are_counted() {
        call("first", 1);
        call("first", 3);
        call("second", 3);
        Map<CountedDay, Long> counted = new HashMap<>();
        filter.counts.moveTo((day, count) -> counted.put(day, count.requests()));
        assertThat(counted).isEqualTo(Map.of(new CountedDay(3, LocalDate.of(2026, 11, 28)), 2L));
    }
}
