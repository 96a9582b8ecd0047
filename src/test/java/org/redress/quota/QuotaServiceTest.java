package org.redress.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
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

/** Limits of new disputes and files, in the real databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class QuotaServiceTest {
    private static final Instant NOON = Instant.parse("2023-12-11T12:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2023-12-11T00:00:00Z");

    @Parameter
    TestDatabase database;

    private static QuotaService service(EntityManager em) {
        return new TestInjector(em, Clock.fixed(NOON, ZoneOffset.UTC)).get(QuotaService.class);
    }

    private static Shop shop(EntityManager em, MerchantLimits limits) {
        Shop shop = new Shop(em);
        em.flush();
        em.find(Merchant.class, shop.id()).setLimits(limits);
        return shop;
    }

    @Test
    void a_merchant_opens_as_many_disputes_a_day_as_its_limit_says() {
        database.inTransaction(em -> {
            Shop shop = shop(em, new MerchantLimits(null, null, 2));
            shop.dispute(null, MIDNIGHT.minusMillis(1));
            shop.dispute(null, MIDNIGHT);
            assertThatCode(() -> service(em).checkDispute(shop.id(), NOON)).doesNotThrowAnyException();
            shop.dispute(null, NOON);
            QuotaExceededException refusal = catchThrowableOfType(
                    QuotaExceededException.class, () -> service(em).checkDispute(shop.id(), NOON));
            assertThat(refusal.problem().status()).isEqualTo(429);
            assertThat(refusal.problem().detail())
                    .isEqualTo("The limit disputesPerDay of the merchant is reached: 2 of 2 are used.");
            assertThat(refusal.headers())
                    .containsEntry("Retry-After", "43200")
                    .containsEntry("RateLimit-Policy", "\"disputesPerDay\";q=2;w=86400")
                    .containsEntry("RateLimit", "\"disputesPerDay\";r=0;t=43200");
            assertThatCode(() -> service(em).checkDispute(shop.id(), NOON.plusSeconds(43_200)))
                    .doesNotThrowAnyException();
            return null;
        });
    }

    @Test
    void a_merchant_stores_as_many_bytes_as_its_limit_says_without_erased_files() {
        database.inTransaction(em -> {
            Shop shop = shop(em, new MerchantLimits(null, 12L, null));
            shop.attachment(shop.dispute(null, NOON), "a");
            shop.attachment(shop.dispute(null, NOON), "b").erase("(erased)", NOON);
            assertThatCode(() -> service(em).checkAttachments(shop.id(), 7)).doesNotThrowAnyException();
            QuotaExceededException refusal = catchThrowableOfType(
                    QuotaExceededException.class, () -> service(em).checkAttachments(shop.id(), 8));
            assertThat(refusal.problem().status()).isEqualTo(413);
            assertThat(refusal.headers())
                    .doesNotContainKey("Retry-After")
                    .containsEntry("RateLimit-Policy", "\"attachmentBytes\";q=12;qu=\"content-bytes\"")
                    .containsEntry("RateLimit", "\"attachmentBytes\";r=7");
            return null;
        });
    }

    @Test
    void a_merchant_without_a_limit_is_not_restrained() {
        database.inTransaction(em -> {
            Shop shop = new Shop(em);
            shop.dispute(null, NOON);
            assertThatCode(() -> service(em).checkDispute(shop.id(), NOON)).doesNotThrowAnyException();
            assertThatCode(() -> service(em).checkAttachments(shop.id(), Long.MAX_VALUE))
                    .doesNotThrowAnyException();
            return null;
        });
    }
}
