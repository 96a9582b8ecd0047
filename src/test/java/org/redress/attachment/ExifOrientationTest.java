package org.redress.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orientations in sound and in hostile metadata; ThumbnailsTest turns pictures by all eight. */
class ExifOrientationTest {
    private static final String ORIENTATION_6 = "0112000300000001" + "00060000";

    private static byte[] jpeg(byte[] tiff) {
        return ByteBuffer.allocate(12 + tiff.length + 4)
                .put(HexFormat.of().parseHex("ffd8ffe1"))
                .putChar((char) (tiff.length + 8))
                .put(HexFormat.of().parseHex("457869660000"))
                .put(tiff)
                .put(HexFormat.of().parseHex("ffda0002"))
                .array();
    }

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
        assertThat(ExifOrientation.of(jpeg(tiff(1, entry.replace(" ", ""))))).isEqualTo(orientation);
    }

    @Test
    void metadata_that_ends_early_or_is_none_is_normal() {
        byte[] whole = jpeg(tiff(1, ORIENTATION_6));
        for (int length = 0; length < 34; length++) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            assertThat(ExifOrientation.of(part)).as("%d bytes", length).isEqualTo(1);
        }
        assertThat(ExifOrientation.of(Samples.text("no picture"))).isEqualTo(1);
    }

    /** Entries whose values, or directories, are the whole metadata again. */
    @ParameterizedTest
    @ValueSource(strings = {"010e00020000fa0000000008", "876900040000000100000008", "014a00040000000100000008"})
    void hostile_metadata_is_read_in_bounded_time(String entry) {
        byte[] jpeg = jpeg(tiff(5_000, ORIENTATION_6 + entry.repeat(4_999)));
        // Milliseconds, or hours
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> ExifOrientation.of(jpeg));
    }

    @Test
    void many_segments_before_the_metadata_are_passed_over() {
        byte[] jpeg = jpeg(tiff(1, ORIENTATION_6));
        byte[] more = HexFormat.of().parseHex("ffe2000378".repeat(10_000));
        byte[] whole = ByteBuffer.allocate(jpeg.length + more.length)
                .put(jpeg, 0, 2)
                .put(more)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
        assertThat(ExifOrientation.of(whole)).isEqualTo(6);
    }
}
