package org.redress.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnicodeTextValidatorTest {
    private record Texts(
            @UnicodeText @Nullable String line,
            @UnicodeText(multiline = true) @Nullable String lines,
            @UnicodeText(controls = true) @Nullable String relayed) {}

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    /** Columns: text between "a" and "b" in hexadecimal UTF-16, then the kinds of text that accept it. */
    @ParameterizedTest
    @CsvSource({
        "'', true, true, true",
        "00DF, true, true, true",
        "D83D DE00, true, true, true",
        "200D, true, true, true",
        "0020, true, true, true",
        "00A0, true, true, true",
        "2028, true, true, true",
        "FFFF, true, true, true",
        "000A, false, true, true",
        "000D, false, true, true",
        "0009, false, true, true",
        "0001, false, false, true",
        "000B, false, false, true",
        "001F, false, false, true",
        "007F, false, false, true",
        "0085, false, false, true",
        "009F, false, false, true",
        "0000, false, false, false",
        "D83D, false, false, false",
        "DE00, false, false, false",
        "DE00 D83D, false, false, false"
    })
    void each_kind_of_text_accepts_its_characters(String units, boolean line, boolean lines, boolean relayed) {
        StringBuilder text = new StringBuilder("a");
        for (String unit : units.isEmpty() ? new String[0] : units.split(" ")) {
            text.append((char) Integer.parseInt(unit, 16));
        }
        String tried = text.append('b').toString();
        assertThat(UnicodeTextValidator.isLine(tried)).isEqualTo(line);
        assertThat(UnicodeTextValidator.isMultiline(tried)).isEqualTo(lines);
        assertThat(UnicodeTextValidator.isStorable(tried)).isEqualTo(relayed);
        List<String> violated = new ArrayList<>();
        for (ConstraintViolation<Texts> violation : VALIDATOR.validate(new Texts(tried, tried, tried))) {
            assertThat(violation.getMessage()).isEqualTo(UnicodeText.MESSAGE);
            violated.add(violation.getPropertyPath().toString());
        }
        List<String> expected = new ArrayList<>();
        if (!line) {
            expected.add("line");
        }
        if (!lines) {
            expected.add("lines");
        }
        if (!relayed) {
            expected.add("relayed");
        }
        assertThat(violated).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void no_text_is_valid() {
        assertThat(VALIDATOR.validate(new Texts(null, null, null))).isEmpty();
    }
}
