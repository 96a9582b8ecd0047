package org.redress.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.http.Preconditions;
import org.redress.party.Merchant;
import org.redress.problem.ConflictException;
import org.redress.problem.PreconditionFailedException;
import org.redress.problem.UnknownResourceException;

/** Own reasons in the real databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class OwnReasonsServiceTest {
    private static final AtomicInteger MERCHANTS = new AtomicInteger(730_000);
    private static final Preconditions ANY = Preconditions.of("*", null);
    private static final OwnReason TORN = new OwnReason(Map.of("en", "Torn", "de", "Gerissen"), "W1");
    private static final OwnReason WET = new OwnReason(Map.of("en", "Wet"), null);

    @Parameter
    TestDatabase database;

    @Test
    void own_reasons_are_listed_beside_the_general_ones_of_their_merchant_alone() {
        int merchantId = newMerchant();
        int other = newMerchant();
        int general = get(merchantId).available().size();
        ReasonCatalogue stored = replace(merchantId, ANY, Set.of(TORN, WET));
        assertThat(stored.available()).hasSize(general + 2);
        assertThat(get(merchantId).availableOwn()).containsExactlyInAnyOrder(TORN, WET);
        assertThat(get(other).available()).hasSize(general);
        DisputeReason torn = reasonOf(merchantId, TORN);
        assertThat(torn.nameIn(Locale.GERMAN)).isEqualTo("Gerissen");
        assertThat(torn.nameIn(Locale.FRENCH)).isEqualTo("Torn");
        assertThat(torn.getCode()).isEqualTo("W1");
        assertThat(get(other).find(torn.getId())).isEmpty();
    }

    @Test
    void a_changed_reason_is_another_one_and_the_old_one_keeps_its_text_until_it_is_given_again() {
        int merchantId = newMerchant();
        replace(merchantId, ANY, Set.of(TORN, WET));
        Integer torn = reasonOf(merchantId, TORN).getId();
        Integer wet = reasonOf(merchantId, WET).getId();
        OwnReason renamed = new OwnReason(Map.of("en", "Torn apart"), "W1");

        replace(merchantId, ANY, Set.of(renamed, WET));
        ReasonCatalogue changed = get(merchantId);
        assertThat(changed.availableOwn()).containsExactlyInAnyOrder(renamed, WET);
        assertThat(changed.findAvailable(torn)).isEmpty();
        assertThat(changed.find(torn).orElseThrow().content()).isEqualTo(TORN);
        assertThat(changed.findAvailable(wet)).isPresent();

        replace(merchantId, ANY, Set.of(TORN));
        assertThat(get(merchantId).availableOwn()).containsExactly(TORN);
        assertThat(get(merchantId).findAvailable(torn)).isPresent();
    }

    @Test
    void reasons_are_changed_only_in_the_state_that_was_read_unless_they_are_equal() {
        int merchantId = newMerchant();
        Preconditions before = matching(merchantId);
        replace(merchantId, before, Set.of(TORN));
        assertThatThrownBy(() -> replace(merchantId, before, Set.of(WET)))
                .isInstanceOf(PreconditionFailedException.class);
        // The same call again, after its answer was lost
        replace(merchantId, before, Set.of(TORN));
        replace(merchantId, matching(merchantId), Set.of());
        assertThat(get(merchantId).availableOwn()).isEmpty();
    }

    @Test
    void the_entity_tag_depends_on_language_and_content() {
        int merchantId = newMerchant();
        Set<String> tags = new HashSet<>();
        for (Set<OwnReason> reasons : List.of(Set.<OwnReason>of(), Set.of(WET), Set.of(TORN), Set.of(TORN, WET))) {
            replace(merchantId, ANY, reasons);
            tags.add(get(merchantId).digest(Locale.ENGLISH));
            tags.add(get(merchantId).digest(Locale.GERMAN));
        }
        assertThat(tags).hasSize(8);
    }

    @Test
    void a_merchant_keeps_a_thousand_texts_at_most() {
        int merchantId = newMerchant();
        for (int first = 0; first < OwnReasonsService.MAX_EVER; first += 100) {
            replace(merchantId, ANY, hundredFrom(first));
        }
        assertThatThrownBy(() -> replace(merchantId, ANY, Set.of(TORN)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("at most 1000 texts");
        assertThat(get(merchantId).availableOwn()).isEqualTo(hundredFrom(900));
        replace(merchantId, ANY, hundredFrom(0));
        assertThat(get(merchantId).availableOwn()).isEqualTo(hundredFrom(0));
    }

    @Test
    void an_unknown_merchant_has_no_reasons_of_its_own() {
        assertThatThrownBy(() -> replace(729_999, ANY, Set.of(TORN))).isInstanceOf(UnknownResourceException.class);
    }

    private static Set<OwnReason> hundredFrom(int first) {
        return IntStream.range(first, first + 100)
                .mapToObj(number -> new OwnReason(Map.of("en", "Reason " + number), null))
                .collect(Collectors.toSet());
    }

    private int newMerchant() {
        return database.inTransaction(em -> {
            Merchant merchant = new Merchant(MERCHANTS.incrementAndGet(), "Shop", "shop@mail.example", "DE");
            em.persist(merchant);
            return merchant.getId();
        });
    }

    private DisputeReason reasonOf(int merchantId, OwnReason content) {
        return get(merchantId)
                .own()
                .filter(reason -> reason.content().equals(content))
                .findFirst()
                .orElseThrow();
    }

    private Preconditions matching(int merchantId) {
        return Preconditions.of('"' + get(merchantId).digest(Locale.ENGLISH) + '"', null);
    }

    private ReasonCatalogue get(int merchantId) {
        return with(service -> service.get(merchantId));
    }

    private ReasonCatalogue replace(int merchantId, Preconditions state, Set<OwnReason> reasons) {
        return with(service -> service.replace(merchantId, state, Locale.ENGLISH, reasons));
    }

    private <T> T with(Function<OwnReasonsService, T> work) {
        return database.inTransaction(
                em -> work.apply(new TestInjector(em, Clock.systemUTC()).get(OwnReasonsService.class)));
    }
}
