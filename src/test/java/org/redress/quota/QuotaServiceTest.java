package org.redress.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.Concurrently;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.ActionContexts;
import org.redress.dispute.ComplaintDetails;
import org.redress.dispute.DisputeCreationService;
import org.redress.dispute.DisputeSubject;
import org.redress.dispute.Shop;
import org.redress.party.Customer;
import org.redress.party.Merchant;
import org.redress.party.MerchantLimits;

/** Limits of new disputes and files, in the real databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class QuotaServiceTest {
    private static final Instant NOON = Instant.parse("2023-12-11T12:00:00Z");
    private static final int LIMIT = 20;
    private static final int CALLERS = 8;
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

    /** Commits a shop with a number of disputes, which is below its limit; returns its id. */
    private int committedShop(int disputes) {
        return database.inTransaction(em -> {
            Shop shop = shop(em, new MerchantLimits(null, null, LIMIT));
            for (int i = 0; i < disputes; i++) {
                shop.dispute(null, NOON);
            }
            return shop.id();
        });
    }

    /**
     * Opens a dispute in a transaction of its own.
     *
     * @param beforeCommit is called when the limit is checked and the dispute is not yet visible to others
     * @return false if the limit is reached
     */
    private boolean opens(int merchantId, Runnable beforeCommit) {
        try {
            return database.inTransaction(em -> {
                Customer customer = em.createQuery(
                                "select c from Customer c where c.merchantId = :merchant", Customer.class)
                        .setParameter("merchant", merchantId)
                        .getSingleResult();
                new TestInjector(em, Clock.fixed(NOON, ZoneOffset.UTC))
                        .get(DisputeCreationService.class)
                        .open(
                                new ComplaintDetails("TELEGRAM", null, "order-related", "Broken", null),
                                customer,
                                DisputeSubject.ACCOUNT,
                                null,
                                ActionContexts.opening(NOON, NOON.plusSeconds(86_400)));
                em.flush();
                beforeCommit.run();
                return true;
            });
        } catch (QuotaExceededException e) {
            return false;
        }
    }

    private long opened(int merchantId) {
        return database.inTransaction(
                em -> em.createQuery("select count(d.id) from Dispute d where d.merchantId = :merchant", Long.class)
                        .setParameter("merchant", merchantId)
                        .getSingleResult());
    }

    @Test
    void calls_that_check_a_limit_before_any_of_them_commits_exceed_it_by_one_less_than_their_number() {
        int id = committedShop(LIMIT - 1);
        CyclicBarrier allChecked = new CyclicBarrier(CALLERS);
        List<Boolean> opened = Concurrently.callers(CALLERS, n -> () -> opens(id, () -> await(allChecked)));
        assertThat(opened).containsOnly(true);
        assertThat(opened(id)).isEqualTo(LIMIT - 1 + CALLERS);
        assertThat(opens(id, () -> {})).isFalse();
    }

    @RepeatedTest(5)
    void callers_who_open_disputes_until_they_are_refused_exceed_a_limit_by_less_than_their_number() {
        int id = committedShop(0);
        Concurrently.callers(CALLERS, n -> () -> {
            boolean isOpened = true;
            while (isOpened) {
                isOpened = opens(id, () -> {});
            }
            return n;
        });
        assertThat(opened(id)).isBetween((long) LIMIT, LIMIT - 1L + CALLERS);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
