package org.redress.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.party.Merchant;
import org.redress.party.MerchantTerms;

/** Deadlines by the rules of merchants that are in the database. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class ActionContextFactoryTest {
    private static final AtomicInteger MERCHANTS = new AtomicInteger(720_000);

    /** The day before a public holiday in France, which is none in Germany. */
    private static final Instant NOW = Instant.parse("2026-07-13T10:00:00Z");

    @Parameter
    TestDatabase database;

    @Test
    void one_action_at_one_instant_has_the_deadline_of_its_merchants_terms_and_holidays() {
        int german = newMerchant("DE", "Europe/Berlin", "P3D");
        int french = newMerchant("FR", "Europe/Paris", "P5D");
        int other = newMerchant("FR", "Europe/Paris", "P3D");

        assertThat(endOfAppeal(german)).isEqualTo("2026-07-16T10:00:00Z");
        // One day later by the holiday, and two by the terms, which then pass a weekend
        assertThat(endOfAppeal(other)).isEqualTo("2026-07-17T10:00:00Z");
        assertThat(endOfAppeal(french)).isEqualTo("2026-07-21T10:00:00Z");
    }

    @Test
    void a_merchant_without_terms_of_its_own_has_those_of_the_settings() {
        int merchantId = database.inTransaction(em -> persist(em, "DE").getId());
        assertThat(endOfAppeal(merchantId)).isEqualTo("2026-07-18T10:00:00Z");
    }

    private int newMerchant(String country, String zone, String appeal) {
        return database.inTransaction(em -> {
            Merchant merchant = persist(em, country);
            merchant.getSettings().setBusinessDays(ZoneId.of(zone), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
            merchant.getSettings().setPublicHolidays(country, null);
            merchant.setTerms(new MerchantTerms("PT24H", "P21D", "P14D", "P14D", appeal, "PT4H"));
            return merchant.getId();
        });
    }

    private static Merchant persist(EntityManager em, String country) {
        Merchant merchant = new Merchant(MERCHANTS.incrementAndGet(), "Shop", "shop@mail.example", country);
        em.persist(merchant);
        return merchant;
    }

    private Instant endOfAppeal(int merchantId) {
        return database.inTransaction(em -> new TestInjector(em, Clock.fixed(NOW, ZoneOffset.UTC))
                .get(ActionContextFactory.class)
                .ofMerchant(merchantId, new Member("anna", "Anna"))
                .deadlineFor(DisputeStatus.RESOLVED)
                .dueAt());
    }
}
