package org.redress.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Utf8WriterTest {
    private static final String TEXT = "a,é,李,😞\r\n";

    @Test
    void texts_characters_and_parts_of_texts_are_encoded() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Utf8Writer writer = new Utf8Writer(bytes)) {
            writer.write(TEXT, 0, TEXT.length());
            writer.write(TEXT, 2, 3);
            writer.write(TEXT.toCharArray(), 4, 4);
            writer.write(',');
            writer.write('é');
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(TEXT + "é,李" + "李,😞" + ",é");
    }

    @Test
    void a_flush_sends_what_was_written() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Utf8Writer writer = new Utf8Writer(bytes);
        writer.write(TEXT);
        assertThat(bytes.size()).isZero();
        writer.flush();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(TEXT);
    }
}
