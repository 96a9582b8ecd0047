package org.redress.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.attachment.Samples;

class ThumbnailGeneratorTest {
    private static final byte[] NONE = {};

    private static byte[] of(String type, byte[] bytes) {
        PictureFormat format = PictureFormat.of(type).orElseThrow();
        try (ReducedPicture reduced = ReducedPicture.of(format, new ByteArrayInputStream(bytes), 32_000_000)) {
            return ThumbnailGenerator.thumbnail(reduced);
        } catch (PictureRefusedException e) {
            return NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage read(byte[] jpeg) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"jpeg, 3000, 1000", "png, 3000, 1000", "gif, 3000, 1000", "jpeg, 600, 200", "png, 257, 86"})
    void the_longest_side_of_a_thumbnail_is_256_pixels(String format, int width, int height) {
        BufferedImage small = read(of("image/" + format, Samples.picture(format, width, height)));
        assertThat(small.getWidth()).isEqualTo(256);
        assertThat(small.getHeight()).isBetween(85, 86);
        assertThat(isRed(small, 20, 40)).isTrue();
        assertThat(isRed(small, 236, 40)).isFalse();
    }

    @Test
    void a_large_file_is_read_completely() throws IOException {
        BufferedImage noise = new BufferedImage(700, 500, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int n = 0; n < 700 * 500; n++) {
            noise.setRGB(n % 700, n / 700, random.nextInt());
        }
        for (String format : new String[] {"png", "gif", "jpeg"}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(noise, format, bytes);
            assertThat(read(of("image/" + format, bytes.toByteArray())).getHeight())
                    .as(format)
                    .isEqualTo(183);
        }
    }

    @Test
    void a_small_picture_keeps_its_size_and_webp_is_read() {
        assertThat(read(of("image/png", Samples.picture("png", 30, 10))).getWidth())
                .isEqualTo(30);
        assertThat(read(of("image/jpeg", Samples.picture("jpeg", 1, 5000))).getHeight())
                .isEqualTo(256);
        assertThat(read(of("image/webp", Samples.webp())).getWidth()).isEqualTo(1);
        assertThat(read(of("image/jpeg", Samples.photo()))).isNotNull();
    }

    @Test
    void transparent_parts_become_white() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_ARGB), "png", png);
        assertThat(new Color(read(of("image/png", png.toByteArray())).getRGB(4, 4)).getGreen())
                .isGreaterThan(250);
    }

    /** In the file, the left half of the picture is red. */
    @ParameterizedTest
    @CsvSource({
        "1, 60, 20, 5, 10", "2, 60, 20, 55, 10", "3, 60, 20, 55, 10", "4, 60, 20, 5, 10",
        "5, 20, 60, 10, 5", "6, 20, 60, 10, 5", "7, 20, 60, 10, 55", "8, 20, 60, 10, 55"
    })
    void a_photo_is_turned_upright(int orientation, int width, int height, int redX, int redY) {
        for (String order : new String[] {"MM", "II"}) {
            BufferedImage upright =
                    read(of("image/jpeg", withExif(Samples.picture("jpeg", 60, 20), order, orientation)));
            assertThat(upright.getWidth()).isEqualTo(width);
            assertThat(upright.getHeight()).isEqualTo(height);
            assertThat(isRed(upright, redX, redY)).isTrue();
            assertThat(isRed(upright, width - redX, height - redY)).isFalse();
        }
    }

    private static boolean isRed(BufferedImage picture, int x, int y) {
        Color color = new Color(picture.getRGB(Math.min(x, picture.getWidth() - 1), y));
        return color.getRed() > color.getBlue();
    }

    private static byte[] withExif(byte[] jpeg, String order, int orientation) {
        String tiff = order.equals("MM")
                ? "4d4d002a00000008" + "0001" + "011200030000000100%02x0000" + "00000000"
                : "49492a0008000000" + "0100" + "120103000100000 0%02x000000".replace(" ", "") + "00000000";
        byte[] exif = HexFormat.of().parseHex("457869660000" + tiff.formatted(orientation));
        return ByteBuffer.allocate(jpeg.length + exif.length + 4)
                .put(jpeg, 0, 2)
                .putChar((char) 0xFFE1)
                .putChar((char) (exif.length + 2))
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    @Test
    void a_small_file_with_a_huge_picture_has_no_thumbnail() {
        assertThat(of("image/png", png(20_001, 1))).isEmpty();
        assertThat(of("image/png", png(15_000, 15_000))).isEmpty();
        assertThat(of("image/png", png(Integer.MAX_VALUE, Integer.MAX_VALUE))).isEmpty();
        byte[] jpeg = Samples.picture("jpeg", 100, 100);
        int size = new String(jpeg, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("\u00FF\u00C0") + 5;
        ByteBuffer.wrap(jpeg).putChar(size, (char) 19_000).putChar(size + 2, (char) 19_000);
        assertThat(of("image/jpeg", jpeg)).isEmpty();
    }

    /** Returns the header only; reading more of it fails. */
    private static byte[] png(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(17)
                .put(new byte[] {'I', 'H', 'D', 'R'})
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 6, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(header.array());
        return ByteBuffer.allocate(33)
                .put(HexFormat.of().parseHex("89504e470d0a1a0a0000000d"))
                .put(header.array())
                .putInt((int) sum.getValue())
                .array();
    }

    @Test
    void a_damaged_picture_and_another_file_have_no_thumbnail() {
        for (String type : new String[] {"image/jpeg", "image/png", "image/gif", "image/webp"}) {
            assertThat(of(type, Samples.text("no picture"))).isEmpty();
            assertThat(of(type, new byte[0])).isEmpty();
        }
        assertThat(of("image/png", Arrays.copyOf(Samples.picture("png", 300, 300), 60)))
                .isEmpty();
        assertThat(PictureFormat.of("application/pdf")).isEmpty();
    }
}
