package org.redress.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.http.Preconditions;
import org.redress.party.Merchant;
import org.redress.problem.PreconditionFailedException;
import org.redress.problem.UnknownResourceException;

/** Terms in the real databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class DeadlineTermsServiceTest {
    private static final AtomicInteger MERCHANTS = new AtomicInteger(710_000);
    private static final Preconditions ANY = Preconditions.of("*", null);
    private static final DeadlineTerms OWN = new DeadlineTerms(
            TimeLimit.of("PT87839H59M59.999999999S"),
            TimeLimit.of("P3660D"),
            TimeLimit.of("P1D"),
            TimeLimit.of("P2D"),
            TimeLimit.of("PT1S"),
            Duration.ZERO);

    @Parameter
    TestDatabase database;

    @Test
    void terms_are_initially_those_of_the_settings_and_then_read_as_they_were_stored() {
        int merchantId = newMerchant();
        DeadlineTerms initial = read(merchantId);
        assertThat(DeadlineTermsView.of(initial))
                .isEqualTo(new DeadlineTermsView("PT24H", "P21D", "P14D", "P14D", "P5D", "PT4H"));
        replace(merchantId, matching(initial), OWN);
        assertThat(read(merchantId)).isEqualTo(OWN);
        replace(merchantId, matching(OWN), initial);
        assertThat(read(merchantId)).isEqualTo(initial);
    }

    @Test
    void terms_that_have_changed_since_they_were_read_stay() {
        int merchantId = newMerchant();
        Preconditions before = matching(read(merchantId));
        replace(merchantId, before, OWN);
        DeadlineTerms other = new DeadlineTerms(
                OWN.answer(), OWN.escalation(), OWN.information(), OWN.decision(), OWN.appeal(), Duration.ofHours(1));
        assertThatThrownBy(() -> replace(merchantId, before, other)).isInstanceOf(PreconditionFailedException.class);
        // The same call again, after its answer was lost
        replace(merchantId, before, OWN);
        assertThat(read(merchantId)).isEqualTo(OWN);
    }

    @Test
    void terms_equal_to_the_settings_are_the_merchants_own_once_they_are_set() {
        int merchantId = newMerchant();
        DeadlineTerms initial = read(merchantId);
        replace(merchantId, ANY, initial);
        Merchant merchant = database.inTransaction(em -> em.find(Merchant.class, merchantId));
        assertThat(merchant.getTerms()).isNotNull();
        assertThat(DeadlineTerms.of(merchant.getTerms())).isEqualTo(initial);
    }

    @Test
    void without_terms_of_its_own_a_merchant_has_those_of_its_country() {
        Map<String, String> settings =
                Map.of("country.terms", "FR=P2D P21D P14D P14D P14D PT0S, DE=PT8H P9D P10D P11D P12D PT13H");
        int merchantId = newMerchant();
        DeadlineTerms german = database.inTransaction(em -> new TestInjector(em, Clock.systemUTC())
                .with(settings)
                .get(DeadlineTermsService.class)
                .get(merchantId));
        assertThat(DeadlineTermsView.of(german))
                .isEqualTo(new DeadlineTermsView("PT8H", "P9D", "P10D", "P11D", "P12D", "PT13H"));
    }

    @Test
    void an_unknown_merchant_has_no_terms() {
        assertThatThrownBy(() -> read(709_999)).isInstanceOf(UnknownResourceException.class);
        assertThatThrownBy(() -> replace(709_999, ANY, OWN)).isInstanceOf(UnknownResourceException.class);
    }

    private static Preconditions matching(DeadlineTerms terms) {
        return Preconditions.of('"' + terms.digest() + '"', null);
    }

    private int newMerchant() {
        return database.inTransaction(em -> {
            Merchant merchant = new Merchant(MERCHANTS.incrementAndGet(), "Shop", "shop@mail.example", "DE");
            em.persist(merchant);
            return merchant.getId();
        });
    }

    private DeadlineTerms read(int merchantId) {
        return with(service -> service.get(merchantId));
    }

    private void replace(int merchantId, Preconditions state, DeadlineTerms terms) {
        with(service -> {
            service.replace(merchantId, state, terms);
            return null;
        });
    }

    private <T> T with(Function<DeadlineTermsService, T> work) {
        return database.inTransaction(
                em -> work.apply(new TestInjector(em, Clock.systemUTC()).get(DeadlineTermsService.class)));
    }
}
