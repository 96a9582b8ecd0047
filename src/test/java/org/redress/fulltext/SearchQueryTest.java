package org.redress.fulltext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {
    private static final int ABC = 1;

    private static boolean finds(String query, DocumentWords document) {
        return finds(query, document, false);
    }

    private static boolean finds(String query, DocumentWords document, boolean internal) {
        return SearchQuery.of(ABC, query, internal)
                .matches(ABC, Stream.of(document.toString().split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "the screen is broken, screens",
        "the screen is broken, BROKEN the",
        "Two deliveries, delivery",
        "My delivery, deliveries",
        "Die Häuser, haus",
        "Das Haus, Häuser",
        "Rückgabe, ruckgabe",
        "Ruckgabe, RÜCKGABE",
        "Die Pakete, paketen",
        "les livraisons, livraison",
        "las devoluciones, devolución",
        "Straße, STRASSE",
        "anna.schmidt@mail.example, anna.schmidt@mail.example",
        "anna.schmidt@mail.example, schmi",
        "photo-of-tv.JPG, tv.jpg",
        "ＴＶ kaputt, tv",
        "我要退货, 退货",
        "Ελλάς, ελλας",
        "Невский проспект, невск"
    })
    void words_are_found_in_any_case_without_accents_by_stem_and_by_their_beginning(String text, String query) {
        assertThat(finds(query, new DocumentWords().add(text))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "the screen is broken, screw",
        "the screen is broken, screen kettle",
        "the screen is broken, creen",
        "teapot, te",
        "我要退货, 退款",
        "the screen is broken, '1'"
    })
    void a_text_without_one_of_the_words_is_not_found(String text, String query) {
        assertThat(finds(query, new DocumentWords().add(text))).isFalse();
    }

    @Test
    void words_of_internal_comments_are_found_only_on_request() {
        DocumentWords document = new DocumentWords().add("broken screen").addInternal("a known fraudster, broken");
        assertThat(finds("fraudster", document, true)).isTrue();
        assertThat(finds("fraud", document, true)).isTrue();
        assertThat(finds("fraudster", document)).isFalse();
        assertThat(finds("broken", document)).isTrue();
        assertThat(finds("broken fraudsters", document, true)).isTrue();
    }

    @Test
    void a_merchant_does_not_find_words_of_another() {
        assertThat(SearchQuery.of(2, "broken", true).matches(1, Stream.of("broken")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "!", "' | '", "1 2 3 4 5 6 7 8 9 10 11"})
    void a_query_without_a_word_or_with_more_than_ten_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> SearchQuery.of(ABC, text, false));
    }

    @Test
    void signs_of_a_text_never_reach_the_expression() {
        assertThat(SearchQuery.of(ABC, "o'brien\\ & !x:* | (y)", false).expression())
                .isEqualTo("('1:o') & ('1:brien':* | '1:bri') & ('1:x') & ('1:y')");
    }

    @Test
    void a_document_ends_at_its_limit() {
        DocumentWords document = new DocumentWords(20).add("one three four five sixty seven");
        assertThat(document.toString()).hasSizeBetween(15, 19).startsWith("one three");
    }
}
