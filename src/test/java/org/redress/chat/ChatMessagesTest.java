package org.redress.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.Outcome;
import org.redress.order.Money;
import org.redress.order.OrderStatus;

class ChatMessagesTest {
    private static final Path FOLDER = Path.of("src/main/resources/messages");
    private static final Map<String, String> ENGLISH = sentences("chat.properties");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
    private static final Instant NOW = Instant.parse("2023-12-05T23:30:00Z");

    @ParameterizedTest
    @MethodSource("languageFiles")
    void a_language_lacks_no_sentence(String file) {
        assertThat(keysOnlyIn(ENGLISH, sentences(file))).as(file).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void no_language_and_no_country_has_a_sentence_that_english_lacks(String file) {
        assertThat(keysOnlyIn(sentences(file), ENGLISH)).as(file).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_sentence_has_the_values_of_the_english_one(String file) {
        assertSoftly(softly -> sentences(file).forEach((key, sentence) -> softly.assertThat(places(sentence))
                .as("%s: %s", file, key)
                .isEqualTo(places(ENGLISH.getOrDefault(key, "")))));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_sentence_has_no_lone_apostrophe(String file) {
        assertSoftly(softly -> sentences(file).forEach((key, sentence) -> softly.assertThat(sentence.replace("''", ""))
                .as("%s: %s", file, key)
                .doesNotContain("'")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_message_contains_all_its_values(String file) {
        assertSoftly(softly -> sentences(file)
                .forEach((key, sentence) -> softly.assertThatCode(() -> assertComplete(sentence))
                        .as("%s: %s", file, key)
                        .doesNotThrowAnyException()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_language_is_supported_as_soon_as_it_has_a_file(String file) {
        Locale named = file.equals("chat.properties") ? Locale.ENGLISH : Locale.forLanguageTag(code(file));
        assertThat(ChatMessages.nearestLanguage(code(file))).isEqualTo(named);
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_order_status_has_its_own_sentence_and_name(String file) {
        ChatMessages messages = ChatMessages.of(ChatMessages.nearestLanguage(code(file)));
        assertThat(OrderStatus.values())
                .extracting(status -> messages.format("order.status." + status, "748596"))
                .doesNotHaveDuplicates()
                .allSatisfy(sentence -> assertThat(sentence).contains("748596"));
        assertThat(OrderStatus.values())
                .extracting(status -> messages.format("order.name." + status))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_complaint_status_has_its_own_sentence_and_name(String file) {
        ChatMessages messages = ChatMessages.of(ChatMessages.nearestLanguage(code(file)));
        assertThat(DisputeStatus.values())
                .extracting(status -> messages.format("complaint.status." + status, "22", "!"))
                .doesNotHaveDuplicates()
                .allSatisfy(sentence -> assertThat(sentence).contains("22"));
        assertThat(DisputeStatus.values())
                .extracting(status -> messages.format("complaint.name." + status))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_outcome_has_its_own_sentence_and_a_partial_one_its_amount(String file) {
        ChatMessages messages = ChatMessages.of(ChatMessages.nearestLanguage(code(file)));
        assertThat(Outcome.values())
                .extracting(outcome -> messages.format("complaint.decision." + outcome, "9.99 EUR"))
                .doesNotHaveDuplicates()
                .filteredOn(sentence -> sentence.contains("9.99 EUR"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 1234.5, EUR, '1,234.50 EUR'",
        "de, 1234.5, EUR, '1.234,50 EUR'",
        "fr, 1234.5, USD, '1\u202f234,50 USD'",
        "es, 1234567, JPY, '1.234.567 JPY'",
        "de, 0.125, KWD, '0,125 KWD'"
    })
    void an_amount_has_the_languages_number_format_and_the_currencys_code(
            String language, String amount, String currency, String text) {
        assertThat(in(language).amount(Money.of(amount, currency))).isEqualTo(text);
    }

    @Test
    void a_shipped_order_has_the_documents_text() {
        assertThat(in("en-US").format("order.status.SHIPPED", "748596")).isEqualTo("Order 748596 has been shipped");
    }

    @Test
    void a_raised_complaint_has_the_documents_text() {
        assertThat(in("en-US").format("complaint.raised", "12345"))
                .isEqualTo("Your complaint is registered. Raised a complaint Number 12345 to track.");
    }

    @Test
    void a_tracked_complaint_has_the_documents_text() {
        String within = in("en-US").timeLeft(NOW, NOW.plus(Duration.ofHours(24)));
        assertThat(in("en-US").format("complaint.status.WAITING_FOR_SHOP", "22", within))
                .isEqualTo("Your patience is appreciated. Your complaint number 22 is being worked on."
                        + " It will be resolved within 24 hours."
                        + " For further queries kindly contact our customer service");
    }

    @Test
    void canceled_is_american_and_cancelled_british() {
        assertThat(in("en-US").format("order.name.CANCELLED")).isEqualTo("Canceled");
        assertThat(in("en-GB").format("order.name.CANCELLED")).isEqualTo("Cancelled");
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, en-US",
        "en_US, en-US",
        "EN_us, en-US",
        "' en-US ', en-US",
        "en-UK, en-GB",
        "en_UK, en-GB",
        "en_uk, en-GB",
        "en-AU, en-AU",
        "en-NZ, en",
        "en, en",
        "de, de",
        "de-AT, de",
        "de-Latn-CH, de",
        "fr_CA, fr",
        "es-419, es",
        "la-VA, en"
    })
    void the_nearest_language_is_used(String asked, String spoken) {
        assertThat(ChatMessages.nearestLanguage(asked)).isEqualTo(Locale.forLanguageTag(spoken));
    }

    @Test
    void the_default_language_is_american_english() {
        assertThat(ChatMessages.nearestLanguage(null)).isEqualTo(Locale.US);
    }

    @Test
    void an_invalid_language_has_english_messages() {
        assertThat(Stream.of("", " ", "x", "-", "*", "und", "../chat_de", "\u0000", "😀", "d".repeat(200)))
                .allSatisfy(
                        asked -> assertThat(ChatMessages.nearestLanguage(asked)).isEqualTo(Locale.ENGLISH));
    }

    @Test
    void the_language_of_the_server_is_not_the_users() {
        Locale server = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(ChatMessages.nearestLanguage("eo")).isEqualTo(Locale.ENGLISH);
        } finally {
            Locale.setDefault(server);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, PT-1S, as soon as possible",
        "en, PT0S, as soon as possible",
        "en, PT59S, within 1 hour",
        "en, PT1H, within 1 hour",
        "en, PT1H1S, within 2 hours",
        "en, PT23H59M59S, within 24 hours",
        "en, PT24H, within 24 hours",
        "en, PT48H, within 48 hours",
        "en, PT49H, within 3 days",
        "en, PT72H, within 3 days",
        "en, PT73H, within 3 days",
        "en, PT74H, within 4 days",
        "en, PT335H, within 14 days",
        "en, PT337H, within 14 days",
        "en, -PT1S, as soon as possible",
        "de, PT0S, so bald wie möglich",
        "de, PT1H, innerhalb von einer Stunde",
        "de, PT2H, innerhalb von 2 Stunden",
        "de, PT49H, innerhalb von 3 Tagen",
        "fr, PT0S, dès que possible",
        "fr, PT1H, sous une heure",
        "fr, PT2H, sous 2 heures",
        "fr, PT49H, sous 3 jours",
        "es, PT0S, lo antes posible",
        "es, PT1H, en un plazo de una hora",
        "es, PT2H, en un plazo de 2 horas",
        "es, PT49H, en un plazo de 3 días"
    })
    void a_deadline_is_shown_as_the_time_that_is_left(String language, Duration left, String text) {
        assertThat(in(language).timeLeft(NOW, NOW.plus(left))).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("files")
    void without_a_deadline_it_is_as_soon_as_possible(String file) {
        ChatMessages messages = ChatMessages.of(ChatMessages.nearestLanguage(code(file)));
        assertThat(messages.timeLeft(NOW, null)).isEqualTo(messages.format("deadline.soon"));
    }

    @ParameterizedTest
    @CsvSource({
        "en, It will be resolved within 24 hours.",
        "de, Wir werden sie innerhalb von 24 Stunden klären.",
        "fr, Elle sera résolue sous 24 heures.",
        "es, La resolveremos en un plazo de 24 horas."
    })
    void a_deadline_fits_into_its_sentence(String language, String text) {
        String within = in(language).timeLeft(NOW, NOW.plus(Duration.ofHours(24)));
        assertThat(in(language).format("complaint.status.WAITING_FOR_SHOP", "22", within))
                .contains(text);
    }

    @ParameterizedTest
    @CsvSource({
        "en, Lamp and 1 more product, Lamp and 2 more products",
        "de, Lamp und 1 weiterer Artikel, Lamp und 2 weitere Artikel",
        "fr, Lamp et 1 autre article, Lamp et 2 autres articles",
        "es, Lamp y 1 artículo más, Lamp y 2 artículos más"
    })
    void one_more_product_is_not_several(String language, String one, String two) {
        assertThat(in(language).format("order.items", "Lamp", 1)).isEqualTo(one);
        assertThat(in(language).format("order.items", "Lamp", 2)).isEqualTo(two);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    language | euros      | yen       | dinars      | day
                    en-US    | €129.90    | ¥1,200    | BHD 1.500   | Dec 5, 2023
                    en-GB    | €129.90    | JP¥1,200  | BHD 1.500   | 5 Dec 2023
                    en-AU    | EUR 129.90 | JPY 1,200 | BHD 1.500   | 5 Dec 2023
                    de       | 129,90 €   | 1.200 ¥   | 1,500 BHD   | 05.12.2023
                    fr       | 129,90 €   | 1 200 JPY | 1,500 BHD   | 5 déc. 2023
                    es       | 129,90 €   | 1.200 JPY | 1,500 BHD   | 5 dic 2023
                    """)
    void amounts_and_days_are_written_as_the_user_writes_them(
            String language, String euros, String yen, String dinars, String day) {
        assertThat(money(language, "129.90", "EUR")).isEqualTo(euros);
        assertThat(money(language, "1200", "JPY")).isEqualTo(yen);
        assertThat(money(language, "1.500", "BHD")).isEqualTo(dinars);
        assertThat(in(language).date(NOW)).isEqualTo(day);
    }

    @ParameterizedTest
    @MethodSource("files")
    void an_amount_never_breaks_over_two_lines(String file) {
        ChatMessages messages = ChatMessages.of(ChatMessages.nearestLanguage(code(file)));
        assertThat(List.of("EUR", "USD", "GBP", "CHF"))
                .extracting(currency -> messages.money(Money.of("1234.50", currency)))
                .allSatisfy(amount -> assertThat(amount).doesNotContain(" "));
    }

    private static ChatMessages in(String language) {
        return ChatMessages.of(Locale.forLanguageTag(language));
    }

    private static String money(String language, String amount, String currency) {
        return in(language).money(Money.of(amount, currency)).replaceAll("\\h", " ");
    }

    private static void assertComplete(String sentence) {
        String formatted = MessageFormat.format(sentence, 70, 71);
        assertThat(formatted).isNotBlank().doesNotContain("{", "}", "''");
        assertThat(places(sentence)).allSatisfy(place -> assertThat(formatted).contains("7" + place));
    }

    private static Set<String> keysOnlyIn(Map<String, String> some, Map<String, String> others) {
        Set<String> keys = new TreeSet<>(some.keySet());
        keys.removeAll(others.keySet());
        return keys;
    }

    private static Set<String> places(String sentence) {
        return PLACE.matcher(sentence).results().map(place -> place.group(1)).collect(Collectors.toSet());
    }

    private static String code(String file) {
        return file.replaceFirst("chat_?", "").replace(".properties", "").replace('_', '-');
    }

    private static Map<String, String> sentences(String file) {
        Properties properties = new Properties();
        try (BufferedReader reader = Files.newBufferedReader(FOLDER.resolve(file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        Map<String, String> sentences = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> sentences.put(key, properties.getProperty(key)));
        return sentences;
    }

    static List<String> files() {
        return Arrays.stream(FOLDER.toFile().list())
                .filter(file -> file.startsWith("chat"))
                .sorted()
                .toList();
    }

    static List<String> languageFiles() {
        return files().stream()
                .filter(file -> file.matches("chat_[a-z]+\\.properties"))
                .toList();
    }
}
