package org.redress.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
    /** Controls, U+2028 and U+2029, the bidirectional controls of UAX 9, and separators of folders. */
    @Test
    void each_character_that_could_mislead_becomes_an_underscore() {
        IntStream.of(IntStream.concat(
                                IntStream.concat(IntStream.range(0, 0x20), IntStream.rangeClosed(0x7F, 0x9F)),
                                IntStream.of(
                                        '/', '\\', 0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E,
                                        0x2028, 0x2029, 0x2066, 0x2067, 0x2068, 0x2069, 0xD800))
                        .toArray())
                .forEach(code -> {
                    String name = "a" + Character.toString(code) + "b.txt";
                    assertThat(FileNames.safe(name)).as("U+%04X", code).isEqualTo("a_b.txt");
                    String header = FileNames.contentDisposition(name);
                    assertThat(header).isEqualTo("attachment; filename=\"a_b.txt\"; filename*=UTF-8''a_b.txt");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoë 李 😀.jpg", "👩‍👩‍👧 (1).png", "o'brien; x=y.txt", "100% *.txt", "שלום.txt", "+.txt"})
    void all_others_stay(String name) {
        assertThat(FileNames.safe(name)).isEqualTo(name);
        String full = FileNames.contentDisposition(name).replaceFirst(".*filename\\*=UTF-8''", "");
        assertThat(full).matches("[\\w.!#$&+^`|~%-]+");
        assertThat(URLDecoder.decode(full.replace("+", "%2B"), StandardCharsets.UTF_8))
                .isEqualTo(name);
    }
}
