package org.redress.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.problem.ConflictException;

/** The states of a merchant, and what a draft lacks. */
class MerchantTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private static MerchantData data(String countryCode, @Nullable String currency, String... languages) {
        return new MerchantData(
                "Shop",
                "care@shop.example",
                countryCode,
                ZoneOffset.UTC,
                currency,
                List.of(languages),
                List.of(),
                List.of());
    }

    private static Merchant draft() {
        return Merchant.draft(1, data("DE", "EUR", "de"), NOON);
    }

    private static Merchant in(MerchantState state) {
        Merchant merchant = draft();
        List<MerchantAction> way =
                switch (state) {
                    case DRAFT -> List.of();
                    case ACTIVE -> List.of(MerchantAction.ACTIVATE);
                    case SUSPENDED -> List.of(MerchantAction.ACTIVATE, MerchantAction.SUSPEND);
                    case CLOSED -> List.of(MerchantAction.CLOSE);
                };
        way.forEach(action -> merchant.perform(action, "way", NOON));
        return merchant;
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVATE, DRAFT, ACTIVE",
        "SUSPEND, ACTIVE, SUSPENDED",
        "RESUME, SUSPENDED, ACTIVE",
        "CLOSE, DRAFT, CLOSED",
        "CLOSE, ACTIVE, CLOSED",
        "CLOSE, SUSPENDED, CLOSED"
    })
    void an_action_leads_to_the_next_state(MerchantAction action, MerchantState from, MerchantState to) {
        Merchant merchant = in(from);
        merchant.perform(action, "why", NOON.plusSeconds(1));
        assertThat(merchant.getState()).isEqualTo(to);
        assertThat(merchant.getStateReason()).isEqualTo("why");
        assertThat(merchant.getStateAt()).isEqualTo(NOON.plusSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVATE, ACTIVE", "ACTIVATE, SUSPENDED", "ACTIVATE, CLOSED",
        "SUSPEND, DRAFT", "SUSPEND, SUSPENDED", "SUSPEND, CLOSED",
        "RESUME, DRAFT", "RESUME, ACTIVE", "RESUME, CLOSED",
        "CLOSE, CLOSED"
    })
    void an_action_is_refused_in_all_other_states(MerchantAction action, MerchantState from) {
        Merchant merchant = in(from);
        assertThatThrownBy(() -> merchant.perform(action, "why", NOON.plusSeconds(1)))
                .isInstanceOf(ConflictException.class)
                .hasMessage("action is not possible while the merchant is " + from);
        assertThat(merchant.getState()).isEqualTo(from);
        assertThat(merchant.getStateAt()).isEqualTo(NOON);
    }

    @Test
    void a_draft_without_currency_and_languages_cannot_be_activated() {
        Merchant merchant = Merchant.draft(1, data("DE", null), NOON);
        assertThat(merchant.missingFields()).containsExactly("currency", "languages");
        assertThatThrownBy(() -> merchant.perform(MerchantAction.ACTIVATE, "why", NOON))
                .hasMessage("action needs first: currency, languages");
        merchant.change(data("FR", "EUR", "fr"));
        merchant.perform(MerchantAction.ACTIVATE, "why", NOON);
        assertThat(merchant.missingFields()).isEmpty();
        assertThat(merchant.getData()).isEqualTo(data("FR", "EUR", "fr"));
    }

    @Test
    void the_country_is_fixed_once_the_merchant_is_active() {
        Merchant merchant = in(MerchantState.ACTIVE);
        assertThatThrownBy(() -> merchant.change(data("FR", "EUR", "de"))).isInstanceOf(ConflictException.class);
        merchant.change(data("DE", "CHF", "fr", "de"));
        assertThat(merchant.getSettings().getCurrency()).isEqualTo("CHF");
        assertThat(merchant.getSettings().getLanguages()).containsExactly("fr", "de");
    }

    @Test
    void a_merchant_that_no_operator_has_created_is_active() {
        Merchant merchant = new Merchant(1, "ABC", "info@abc.de", "DE");
        assertThat(merchant.getState()).isEqualTo(MerchantState.ACTIVE);
        assertThat(merchant.getStateAt()).isNull();
    }
}
