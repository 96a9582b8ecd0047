package org.redress.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, bytes 0-0/10",
        "bytes=3-5, bytes 3-5/10",
        "bytes=3-, bytes 3-9/10",
        "bytes=3-99, bytes 3-9/10",
        "bytes=-4, bytes 6-9/10",
        "bytes=-99, bytes 0-9/10",
        "bytes=10-, bytes */10",
        "bytes=-0, bytes */10",
        "bytes=999999999999999999-, bytes */10"
    })
    void a_part_of_ten_bytes(String header, String contentRange) {
        assertThat(ByteRange.of(header, 10).orElseThrow().of(10)).isEqualTo(contentRange);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes=-",
                "bytes=5-3",
                "bytes=0-1,3-4",
                "bytes=a-b",
                "items=0-1",
                "bytes=9999999999999999999-"
            })
    void an_unsupported_range_is_ignored(String header) {
        assertThat(ByteRange.of(header, 10)).isEmpty();
    }

    @Test
    void no_header_is_no_part_and_nothing_has_no_parts() {
        assertThat(ByteRange.of(null, 10)).isEmpty();
        assertThat(ByteRange.of("bytes=0-", 0).orElseThrow().isSatisfiable()).isFalse();
    }
}
