package org.redress.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.dispute.Dispute;
import org.redress.dispute.Shop;
import org.redress.http.Preconditions;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.PreconditionFailedException;
import org.redress.problem.UnknownResourceException;

/** Text templates in the real databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class TextTemplateServiceTest {
    private static final Instant NOW = Instant.parse("2023-12-04T10:00:00Z");
    private static final Preconditions ANY = Preconditions.of("*", null);

    @Parameter
    TestDatabase database;

    private int merchant;
    private UUID dispute;
    private UUID withOrder;

    @BeforeEach
    void open() {
        database.inTransaction(em -> {
            Shop shop = new Shop(em);
            merchant = shop.id();
            Dispute account = shop.dispute(null, NOW);
            dispute = account.getId();
            withOrder = shop.dispute(shop.order("7", "1234.50"), NOW).getId();
            return account;
        });
    }

    @Test
    void templates_are_listed_by_name_and_keep_their_ids_by_id_or_name() {
        List<TextTemplateData> stored =
                replace(ANY, of(null, "photo", "en", "A photo?"), of(null, "Apology", "de", "李"));
        assertThat(stored).extracting(TextTemplateData::name).containsExactly("Apology", "photo");
        UUID apology = stored.get(0).id();
        UUID photo = stored.get(1).id();

        // Renamed by its id; found by its name in other letters; and with another language
        List<TextTemplateData> changed =
                replace(ANY, of(apology, "Sorry", "fr", "Désolé 😞"), of(null, "PHOTO", "en", "A photo, please."));
        assertThat(changed)
                .containsExactly(of(photo, "PHOTO", "en", "A photo, please."), of(apology, "Sorry", "fr", "Désolé 😞"));
        // Names of another one
        assertThat(replace(ANY, of(apology, "PHOTO", "en", "A"), of(photo, "Sorry", "en", "B")))
                .containsExactly(of(apology, "PHOTO", "en", "A"), of(photo, "Sorry", "en", "B"));
        assertThat(replace(ANY)).isEmpty();
    }

    @Test
    void templates_are_replaced_only_in_the_state_that_was_read_unless_they_are_equal() {
        Preconditions before = state();
        TextTemplateData photo = of(null, "Photo", "en", "A photo?");
        replace(before, photo);
        assertThatThrownBy(() -> replace(before)).isInstanceOf(PreconditionFailedException.class);
        // The same call again, after its answer was lost
        replace(before, photo);
        assertThat(replace(state())).isEmpty();
    }

    @Test
    void an_id_of_no_template_and_an_unknown_merchant_are_refused() {
        assertThatThrownBy(() -> replace(ANY, of(UUID.randomUUID(), "Photo", "en", "A photo?")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("templates[0].id");
        assertThatThrownBy(() -> with(service -> service.replace(719_999, ANY, List.of())))
                .isInstanceOf(UnknownResourceException.class);
    }

    @Test
    void a_dispute_fills_the_variables() {
        UUID all = replace(
                        ANY,
                        of(
                                null,
                                "All",
                                "de",
                                "{customer}, {orderNumber}, {amount}, {dueAt}, {merchant}, {staff}, {{ticketNumber}}"))
                .get(0)
                .id();
        assertThat(text(all, withOrder, null))
                .matches("Zoë O'Brien, OR#7, 1\\.234,50 EUR, 05\\.12\\.2023, 李 & Söhne, Anna, \\{\\d+}");
    }

    @Test
    void a_variable_without_a_value_is_refused_and_named() {
        UUID order = replace(ANY, of(null, "Order", "en", "{customer}: {orderNumber}, {amount}, {orderNumber}"))
                .get(0)
                .id();
        assertThatThrownBy(() -> text(order, dispute, null))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageEndingWith("it lacks {orderNumber}, {amount}");
    }

    @Test
    void the_language_is_the_wanted_one_or_the_customers_or_the_merchants() {
        UUID id = replace(ANY, new TextTemplateData(null, "All", Map.of("de", "de", "fr", "fr", "es", "es")))
                .get(0)
                .id();
        database.run("update merchants set languages = 'en,es' where id = " + merchant);
        assertThat(text(id, dispute, null)).isEqualTo("es");
        database.run("update channel_identities set language = 'fr-CA' where merchant_id = " + merchant);
        assertThat(text(id, dispute, null)).isEqualTo("fr");
        assertThat(text(id, dispute, "de")).isEqualTo("de");
        assertThatThrownBy(() -> text(id, dispute, "en"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("language");
    }

    @Test
    void without_any_of_them_the_language_is_one_that_the_template_has() {
        UUID id = replace(ANY, of(null, "French", "fr", "Bonjour")).get(0).id();
        assertThat(text(id, dispute, null)).isEqualTo("Bonjour");
    }

    @Test
    void a_merchant_reaches_its_own_templates_and_disputes_alone() {
        UUID id = replace(ANY, of(null, "Photo", "en", "A photo?")).get(0).id();
        int owner = merchant;
        UUID foreign = dispute;
        open();
        List<TextTemplate> own = with(service -> service.list(merchant));
        assertThat(own).isEmpty();
        assertThat(fill(id, dispute, null)).isEmpty();
        assertThatThrownBy(() -> fill(id, foreign, null)).isInstanceOf(UnknownResourceException.class);
        assertThat(owner).isNotEqualTo(merchant);
    }

    private static TextTemplateData of(@Nullable UUID id, String name, String language, String text) {
        return new TextTemplateData(id, name, Map.of(language, text));
    }

    private Preconditions state() {
        return Preconditions.of('"' + with(service -> TextTemplateService.digest(service.list(merchant))) + '"', null);
    }

    private List<TextTemplateData> replace(Preconditions conditions, TextTemplateData... templates) {
        return with(service -> service.replace(merchant, conditions, List.of(templates)).stream()
                .map(TextTemplate::getData)
                .toList());
    }

    private String text(UUID textId, UUID disputeId, @Nullable String language) {
        return fill(textId, disputeId, language).orElseThrow();
    }

    private Optional<String> fill(UUID textId, UUID disputeId, @Nullable String language) {
        return with(service ->
                service.fill(merchant, textId, disputeId, language, "Anna").map(TextTemplateService.FilledText::text));
    }

    private <T> T with(Function<TextTemplateService, T> work) {
        return database.inTransaction(
                em -> work.apply(new TestInjector(em, Clock.systemUTC()).get(TextTemplateService.class)));
    }
}
