package org.redress.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.redress.thumbnail.Pictures.canvas;
import static org.redress.thumbnail.Pictures.chunk;
import static org.redress.thumbnail.Pictures.frame;
import static org.redress.thumbnail.Pictures.hex;
import static org.redress.thumbnail.Pictures.join;
import static org.redress.thumbnail.Pictures.repeat;
import static org.redress.thumbnail.Pictures.webp;
import static org.redress.thumbnail.Pictures.webpChunk;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each format × each part that can grow without end: what reaches the decoder does not grow with it. */
class PictureReducerTest {
    private static final long MAX_PIXELS = 32_000_000;

    /** Bytes that were read of a picture, and those that its decoder would get. */
    @SuppressWarnings("ArrayRecordComponent") // Compared nowhere, and never changed
    private record Reduced(long read, byte[] bytes) {}

    private static Reduced reduce(PictureFormat format, byte[] picture) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        InputStream bytes = new ByteArrayInputStream(picture);
        format.reducer().reduce(new PictureSource(bytes, MAX_PIXELS), target);
        return new Reduced(picture.length - bytes.available(), target.toByteArray());
    }

    private static byte[] thumbnail(PictureFormat format, byte[] picture) throws IOException {
        try (ReducedPicture reduced = ReducedPicture.of(format, new ByteArrayInputStream(picture), MAX_PIXELS)) {
            return ThumbnailGenerator.thumbnail(reduced);
        }
    }

    static Stream<Arguments> pictures_of_many_segments_are_refused_early() {
        return Stream.of(
                segments("JPEG, APP2 of 5 bytes", PictureFormat.JPEG, n -> Pictures.jpeg("ffe2 0003 78", n)),
                segments(
                        "JPEG, ICC profiles",
                        PictureFormat.JPEG,
                        n -> Pictures.jpeg("ffe2 0012 4943435f50524f46494c4500 0101 0000", n)),
                segments("JPEG, comments", PictureFormat.JPEG, n -> Pictures.jpeg("fffe 0002", n)),
                segments("JPEG, Exif", PictureFormat.JPEG, n -> Pictures.jpeg("ffe1 0008 457869660000", n)),
                segments(
                        "JPEG, JFIF",
                        PictureFormat.JPEG,
                        n -> Pictures.jpeg("ffe0 0010 4a46494600 0102 00 0001 0001 00 00", n)),
                segments(
                        "JPEG, Adobe",
                        PictureFormat.JPEG,
                        n -> Pictures.jpeg("ffee 000e 41646f6265 0064 0000 0000 01", n)),
                segments("JPEG, restart intervals", PictureFormat.JPEG, n -> Pictures.jpeg("ffdd 0004 0000", n)),
                segments("JPEG, empty tables", PictureFormat.JPEG, n -> Pictures.jpeg("ffc4 0002", n)),
                segments(
                        "JPEG, after the scan",
                        PictureFormat.JPEG,
                        n -> Pictures.jpegThenScan(repeat(hex("ffe2 0002"), n))),
                segments("PNG, texts", PictureFormat.PNG, n -> Pictures.png(repeat(chunk("tEXt", new byte[2]), n))),
                segments("PNG, palettes", PictureFormat.PNG, n -> Pictures.png(repeat(chunk("PLTE", new byte[3]), n))),
                segments("GIF, comments", PictureFormat.GIF, n -> Pictures.gif(repeat(hex("21fe 01 78 00"), n))),
                segments("GIF, controls", PictureFormat.GIF, n -> Pictures.gif(repeat(hex("21f9 04 00000000 00"), n))),
                segments(
                        "WebP, metadata",
                        PictureFormat.WEBP,
                        n -> webp(canvas(1, 1), repeat(webpChunk("EXIF", new byte[2]), n), frame(1, 1, 0))),
                segments("WebP, canvases", PictureFormat.WEBP, n -> webp(repeat(canvas(1, 1), n), frame(1, 1, 0))),
                segments(
                        "WebP, animation",
                        PictureFormat.WEBP,
                        n -> webp(repeat(webpChunk("ANMF", new byte[16]), n), frame(1, 1, 0))));
    }

    private static Arguments segments(String part, PictureFormat format, IntFunction<byte[]> picture) {
        return arguments(part, format, picture);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void pictures_of_many_segments_are_refused_early(String part, PictureFormat format, IntFunction<byte[]> picture)
            throws IOException {
        assertThat(thumbnail(format, picture.apply(1))).isNotEmpty();
        for (int segments : new int[] {600, 300_000}) {
            InputStream bytes = new ByteArrayInputStream(picture.apply(segments));
            long whole = bytes.available();
            assertThatExceptionOfType(PictureRefusedException.class).isThrownBy(() -> format.reducer()
                    .reduce(new PictureSource(bytes, MAX_PIXELS), OutputStream.nullOutputStream()));
            assertThat(whole - bytes.available()).isLessThan(30_000);
        }
    }

    static Stream<Arguments> what_no_decoder_needs_is_left_out() {
        return Stream.of(
                segments(
                        "JPEG, a profile", PictureFormat.JPEG, n -> Pictures.jpeg("ffe2 03ea" + "78".repeat(1_000), n)),
                segments(
                        "JPEG, fill bytes",
                        PictureFormat.JPEG,
                        n -> Pictures.insert(Pictures.jpeg(), 2, repeat(hex("ff"), 1_000 * n))),
                segments("JPEG, after its end", PictureFormat.JPEG, n -> join(Pictures.jpeg(), new byte[1_000 * n])),
                segments("PNG, a profile", PictureFormat.PNG, n -> Pictures.png(chunk("iCCP", new byte[1_000 * n]))),
                segments(
                        "PNG, after its data",
                        PictureFormat.PNG,
                        n -> Pictures.insert(
                                Pictures.png(),
                                Pictures.png().length - 12,
                                repeat(chunk("tEXt", new byte[2]), 100 * n))),
                segments(
                        "GIF, a comment",
                        PictureFormat.GIF,
                        n -> Pictures.gif(join(hex("21fe"), repeat(hex("02 7878"), 300 * n), hex("00")))),
                segments("GIF, images", PictureFormat.GIF, n -> Pictures.gifOfImages(n)),
                segments("GIF, codes after its last pixel", PictureFormat.GIF, n -> Pictures.gifOfCodes(1_000 * n)),
                segments(
                        "WebP, metadata",
                        PictureFormat.WEBP,
                        n -> webp(canvas(1, 1), webpChunk("EXIF", new byte[1_001 * n]), frame(1, 1, 0))),
                segments(
                        "WebP, transparency",
                        PictureFormat.WEBP,
                        n -> webp(canvas(1, 1), webpChunk("ALPH", new byte[1_000 * n]), frame(1, 1, 0))),
                segments("WebP, after its frame", PictureFormat.WEBP, n -> webp(frame(1, 1, 0), new byte[1_000 * n])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void what_no_decoder_needs_is_left_out(String part, PictureFormat format, IntFunction<byte[]> picture)
            throws IOException {
        assertThat(thumbnail(format, picture.apply(30))).isNotEmpty();
        assertThat(reduce(format, picture.apply(30)).bytes())
                .isEqualTo(reduce(format, picture.apply(1)).bytes());
    }

    static Stream<Arguments> what_a_decoder_gets_grows_with_the_bytes_alone() {
        return Stream.of(
                segments("JPEG, data of a scan", PictureFormat.JPEG, n -> Pictures.jpegThenScan(repeat(hex("00"), n))),
                segments("JPEG, escaped data", PictureFormat.JPEG, n -> Pictures.jpegThenScan(repeat(hex("ff00"), n))),
                segments(
                        "JPEG, restart markers",
                        PictureFormat.JPEG,
                        n -> Pictures.jpegThenScan(repeat(hex("ffd0"), n))),
                segments(
                        "PNG, data in empty chunks",
                        PictureFormat.PNG,
                        n -> Pictures.png(repeat(chunk("IDAT", new byte[0]), n))),
                segments(
                        "PNG, data in small chunks",
                        PictureFormat.PNG,
                        n -> Pictures.insert(
                                Pictures.png(), Pictures.png().length - 12, repeat(chunk("IDAT", new byte[1]), n))),
                segments("WebP, data of a frame", PictureFormat.WEBP, n -> webp(frame(1, 1, n))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void what_a_decoder_gets_grows_with_the_bytes_alone(String part, PictureFormat format, IntFunction<byte[]> picture)
            throws IOException {
        long small = time(format, picture.apply(50_000));
        long large = time(format, picture.apply(500_000));
        assertThat(reduce(format, picture.apply(500_000)).bytes().length)
                .isLessThanOrEqualTo(picture.apply(500_000).length + 100);
        // Ten times the bytes: a hundred times the time would be quadratic
        assertThat(large).isLessThan(40 * Math.max(small, 10_000_000));
    }

    /** Returns nanoseconds of this thread's CPU, so that a busy machine does not count. */
    private static long time(PictureFormat format, byte[] picture) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int n = 0; n < 3; n++) {
            long before = threads.getCurrentThreadCpuTime();
            thumbnail(format, picture);
            best = Math.min(best, threads.getCurrentThreadCpuTime() - before);
        }
        return best;
    }

    static Stream<Arguments> pictures_that_would_cost_much_are_refused() {
        return Stream.of(
                picture("JPEG, 51 scans", PictureFormat.JPEG, Pictures.jpeg(40, 20, 51)),
                picture("JPEG, 11 scans of 30 million pixels", PictureFormat.JPEG, Pictures.jpeg(6_000, 5_000, 11)),
                picture("JPEG, 33 million pixels", PictureFormat.JPEG, Pictures.jpeg(6_600, 5_000, 1)),
                picture("JPEG, no lines", PictureFormat.JPEG, Pictures.jpeg(40, 0, 1)),
                picture(
                        "JPEG, a second frame",
                        PictureFormat.JPEG,
                        Pictures.jpeg("ffc0 000b 08 0001 0001 01 011100", 1)),
                picture(
                        "JPEG, four colours",
                        PictureFormat.JPEG,
                        Pictures.jpeg("ffc0 0014 08 0001 0001 04 011100 021100 031100 041100", 1)),
                picture("JPEG, arithmetic coding", PictureFormat.JPEG, Pictures.jpegOfFrame(0xC9)),
                picture(
                        "JPEG, a scan without a frame",
                        PictureFormat.JPEG,
                        Pictures.jpeg("ffda 0008 01 0100 00 3f 00", 1)),
                picture(
                        "JPEG, 64 KB of comments",
                        PictureFormat.JPEG,
                        Pictures.jpeg("fffe ffff" + "78".repeat(65_533), 2)),
                picture("PNG, 64 KB of text", PictureFormat.PNG, Pictures.png(chunk("zTXt", new byte[65_537]))),
                picture(
                        "GIF, 64 KB of comments",
                        PictureFormat.GIF,
                        Pictures.gif(join(hex("21fe"), repeat(hex("ff" + "78".repeat(255)), 258), hex("00")))),
                picture(
                        "GIF, an image larger than allowed",
                        PictureFormat.GIF,
                        Pictures.join(hex("474946383961 0a000a00 000000 2c 00000000 204e204e 00 02"), new byte[300])),
                picture(
                        "GIF, a code that stands for nothing",
                        PictureFormat.GIF,
                        hex("474946383961 0a000a00 000000 2c 00000000 0a000a00 00 02 02 ffff 00 3b")),
                picture(
                        "WebP, 64 KB of metadata",
                        PictureFormat.WEBP,
                        webp(canvas(1, 1), webpChunk("XMP ", new byte[65_537]), frame(1, 1, 0))),
                picture(
                        "WebP, a frame larger than its canvas",
                        PictureFormat.WEBP,
                        webp(canvas(10, 10), frame(4_000, 4_000, 100_000))),
                picture(
                        "WebP, a frame of 268 million pixels",
                        PictureFormat.WEBP,
                        webp(frame(16_383, 16_383, 100_000))),
                picture("WebP, 33 million pixels", PictureFormat.WEBP, webp(frame(6_600, 5_000, 100_000))),
                picture(
                        "WebP, an animation's frame that is no whole picture",
                        PictureFormat.WEBP,
                        webp(canvas(10, 10), webpChunk("ANMF", new byte[16]), frame(1, 1, 0))),
                picture(
                        "WebP, a lossless frame with many transforms",
                        PictureFormat.WEBP,
                        webp(Pictures.losslessFrame(1_000))));
    }

    private static Arguments picture(String part, PictureFormat format, byte[] picture) {
        return arguments(part, format, picture);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void pictures_that_would_cost_much_are_refused(String part, PictureFormat format, byte[] picture) {
        assertThatExceptionOfType(PictureRefusedException.class).isThrownBy(() -> reduce(format, picture));
    }

    @Test
    void a_picture_that_ends_early_is_read_to_its_end_and_no_further() throws IOException {
        for (PictureFormat format : PictureFormat.values()) {
            byte[] whole =
                    switch (format) {
                        case JPEG -> Pictures.jpeg();
                        case PNG -> Pictures.png();
                        case GIF -> Pictures.gif();
                        case WEBP -> webp(canvas(1, 1), frame(1, 1, 0));
                    };
            for (int length = 0; length < whole.length; length++) {
                byte[] part = Arrays.copyOf(whole, length);
                try {
                    assertThat(thumbnail(format, part)).isNotEmpty();
                } catch (PictureRefusedException e) {
                    assertThat(e).hasMessageStartingWith("it ");
                }
            }
            assertThat(thumbnail(format, whole)).isNotEmpty();
        }
    }

    /** Without JFIF and Adobe segments the decoder would take YCbCr for RGB. */
    @Test
    void colours_stay_what_they_are() throws IOException {
        byte[] jpeg = thumbnail(PictureFormat.JPEG, Pictures.jpeg());
        Color left = new Color(ImageIO.read(new ByteArrayInputStream(jpeg)).getRGB(5, 10));
        assertThat(left.getRed()).isGreaterThan(200);
        assertThat(left.getBlue()).isLessThan(60);
    }
}
