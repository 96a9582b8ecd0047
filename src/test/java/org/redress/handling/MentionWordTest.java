package org.redress.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionWordTest {
    private static final Set<String> KNOWN =
            Set.of("anna", "bert.", "auth0|7", "8f1e3c52-6a0b-4d0c-9a53-1f6b8a3f7d11", "li@shop.example", "李");

    private static List<String> mentioned(String text) {
        return MentionWord.of(text).stream()
                .flatMap(word -> word.idIn(KNOWN).stream())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            @anna please          | anna
            Please, @anna.        | anna
            (@anna)               | anna
            "hello	@anna: look"  | anna
            @bert.                | bert.
            @李！                  | 李
            „@anna“               | anna
            @li@shop.example, ok? | li@shop.example
            @8f1e3c52-6a0b-4d0c-9a53-1f6b8a3f7d11! | 8f1e3c52-6a0b-4d0c-9a53-1f6b8a3f7d11
            """)
    void an_id_may_be_followed_by_punctuation(String text, String id) {
        assertThat(mentioned(text)).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource({"me@anna", "x.@anna", "@@anna", "@ anna", "anna", "@bert", "@annabel", "@Anna", "@"})
    void other_texts_mention_nobody(String text) {
        assertThat(mentioned(text)).isEmpty();
    }

    @Test
    void equal_words_count_once_and_the_first_twenty_are_looked_up() {
        assertThat(mentioned("@anna @auth0|7 @anna")).containsExactly("anna", "auth0|7");
        String others = IntStream.range(0, 19).mapToObj(n -> "@x" + n).collect(Collectors.joining(" "));
        assertThat(mentioned(others + " @x0 @anna")).containsExactly("anna");
        assertThat(mentioned(others + " @x19 @anna")).isEmpty();
        assertThat(MentionWord.ids(MentionWord.of("@anna,"))).containsExactlyInAnyOrder("anna,", "anna");
    }

    @Test
    void a_word_longer_than_any_id_mentions_nobody() {
        assertThat(mentioned("@" + "a".repeat(10_000))).isEmpty();
        assertThat(MentionWord.of("@" + "a".repeat(10_000)).get(0).text()).hasSize(510);
    }
}
