package org.redress.fulltext;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimilarTextTest {
    private static final SimilarText TEXT = new SimilarText("The screens of both phones are broken since Monday.");

    @Test
    void a_text_with_most_of_the_words_is_nearly_the_same() {
        assertThat(TEXT.isNearly("since monday the SCREENS of both phones are broken!"))
                .isTrue();
        assertThat(TEXT.isNearly("Both screens of the phones are broken since Monday, too"))
                .isTrue();
        assertThat(TEXT.isNearly("The screens of both phones are fine, but the box is broken"))
                .isFalse();
        assertThat(TEXT.isNearly("")).isFalse();
    }

    @Test
    void a_document_is_searched_by_the_longest_words() {
        SearchQuery query = TEXT.query(7).orElseThrow();
        assertThat(query.expression()).isEqualTo("('7:screens') & ('7:broken') & ('7:monday')");
        assertThat(query.matches(7, Stream.of("monday", "broken", "screens"))).isTrue();
        assertThat(query.matches(7, Stream.of("monday", "broken"))).isFalse();
        assertThat(query.matches(8, Stream.of("monday", "broken", "screens"))).isFalse();
    }

    @Test
    void a_text_of_few_words_is_not_compared() {
        assertThat(new SimilarText("It is broken").query(7)).isEmpty();
        assertThat(new SimilarText("(erased)").query(7)).isEmpty();
    }
}
