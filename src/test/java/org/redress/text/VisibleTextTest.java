package org.redress.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
    @Test
    void all_blanks_controls_and_format_characters_are_blank_alone_and_together() {
        String invisible = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertThat(invisible.codePoints().mapToObj(Character::toString))
                .hasSizeGreaterThan(200)
                .allMatch(VisibleText::isBlank);
        assertThat(VisibleText.isBlank(invisible)).isTrue();
        assertThat(VisibleText.isBlank("")).isTrue();
        assertThat(VisibleText.isBlank("\u115f\u3164\ufe0f\u2800")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", ".", "\u200bx", "👩\u200d🚀", "❤\ufe0f", "李", "\u0301", "\ufffd"})
    void a_text_with_something_to_see_is_not_blank(String text) {
        assertThat(VisibleText.isBlank(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "| 7 |, 7",
                "|\u00a07\u3000|, 7",
                "|\u200e\u202a7\u202c\u2060|, 7",
                "|\ufeff\u00ad7\u0085|, 7",
                "|7\u200b8|, |7\u200b8|",
                "|\u200b|, ||",
                "|👩\u200d🚀|, |👩\u200d🚀|"
            })
    void blanks_and_format_characters_at_the_ends_are_removed(String text, String stripped) {
        assertThat(VisibleText.strip(text)).isEqualTo(stripped);
    }
}
