package org.redress.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenNumberTest {
    @ParameterizedTest
    @CsvSource({
        "748596, 748596",
        "#748596, #748596|748596",
        "＃748596, ＃748596|748596",
        "OR#748596, OR#748596|748596",
        "#OR#748596, #OR#748596|OR#748596|748596",
        "Order 748596, Order 748596|748596",
        "Order no. AB-77, Order no. AB-77|no. AB-77|AB-77",
        "№748596, №748596|748596",
        "XY-77, XY-77",
        "#ABC, #ABC|ABC",
        "my order, my order",
        "748 596, 748 596",
        "00748596, 00748596"
    })
    void words_and_signs_before_a_number_are_left_out_after_the_whole_text(String text, String readings) {
        WrittenNumber number = WrittenNumber.of(text);

        assertThat(number.readings()).containsExactly(readings.split("\\|"));
        assertThat(readings).endsWith(number.number());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "#", " #\u200b", "＃", "##"})
    void signs_and_blanks_alone_are_no_number(String text) {
        assertThat(WrittenNumber.isEmpty(text)).isTrue();
        assertThat(WrittenNumber.isEmpty(text + "0")).isFalse();
    }
}
