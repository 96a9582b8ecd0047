package org.redress.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orientations in sound and in hostile metadata; ThumbnailGeneratorTest turns pictures by all eight. */
class ExifOrientationTest {
    private static final String ORIENTATION_6 = "0112000300000001" + "00060000";

    private static byte[] tiff(int entries, String hex) {
        return ByteBuffer.allocate(65_000)
                .put(HexFormat.of().parseHex("4d4d002a00000008"))
                .putChar((char) entries)
                .put(HexFormat.of().parseHex(hex))
                .array();
    }

    @ParameterizedTest
    @CsvSource({
        "0112000300000001 00060000, 6",
        "0112000400000001 00000006, 6",
        "0112000300000001 00000000, 1",
        "0112000300000001 00090000, 1",
        "0112000300000001 ffff0000, 1",
        "0112000300000002 00060006, 1",
        "0112000200000002 36000000, 1",
        "0112006300000001 00060000, 1"
    })
    void an_orientation_is_a_number_from_1_to_8_and_anything_else_is_normal(String entry, int orientation) {
        assertThat(ExifOrientation.of(tiff(1, entry.replace(" ", "")))).isEqualTo(orientation);
    }

    @Test
    void metadata_that_ends_early_or_is_none_is_normal() {
        byte[] whole = tiff(1, ORIENTATION_6);
        for (int length = 0; length < 20; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThat(ExifOrientation.of(part)).as("%d bytes", length).isEqualTo(1);
        }
        assertThat(ExifOrientation.of("no picture".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(1);
    }

    /** Entries whose values, or directories, are the whole metadata again. */
    @ParameterizedTest
    @ValueSource(strings = {"010e00020000fa0000000008", "876900040000000100000008", "014a00040000000100000008"})
    void hostile_metadata_is_read_in_bounded_time(String entry) {
        byte[] tiff = tiff(5_000, ORIENTATION_6 + entry.repeat(4_999));
        byte[] begin = Arrays.copyOf(tiff, ExifOrientation.MAX_TIFF);
        // Milliseconds, or hours
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> ExifOrientation.of(begin));
    }

    /** The directory after the first one is the first one again. */
    @Test
    @Timeout(60)
    void a_directory_that_follows_itself_is_read_in_bounded_time() {
        assertThat(ExifOrientation.of(tiff(1, ORIENTATION_6 + "00000008"))).isBetween(1, 8);
    }
}
