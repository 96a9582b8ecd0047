package org.redress.attachment;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.redress.storage.TempFile;

/** Small files of each allowed type. */
public final class Samples {
    private Samples() {}

    /** Returns the photo of the demo data. */
    public static byte[] photo() {
        try (InputStream file = Samples.class.getResourceAsStream("/demo/tv_screen_broken.jpg")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns a picture with a red left and a blue right half.
     *
     * @param format jpeg, png or gif
     */
    public static byte[] picture(String format, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width, height);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns a picture of one pixel. */
    public static byte[] webp() {
        return Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    }

    public static byte[] pdf() {
        return text("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
    }

    /** @param brand such as isom, as cameras and phones write it */
    static byte[] mp4(String brand) {
        return text("\0\0\0\u0018ftyp" + brand + "\0\0\2\0" + brand + "mp41\0\0\0\u0008free");
    }

    static byte[] mp3() {
        return HexFormat.of().parseHex("49443303000000000000fffb9064" + "00".repeat(64));
    }

    /** Returns the first page of a voice message. */
    public static byte[] opus() {
        return ogg("OpusHead");
    }

    /** @param codec \1vorbis or OpusHead */
    static byte[] ogg(String codec) {
        return text("OggS\0\2" + "\0".repeat(8) + "abcd" + "\0".repeat(8) + "\1\u001e" + codec + "\0".repeat(30));
    }

    public static byte[] text(String characters) {
        return characters.getBytes(StandardCharsets.UTF_8);
    }

    public static TempFile spooled(byte[] bytes) {
        TempFile tempFile = new TempFile(Long.MAX_VALUE);
        tempFile.write(bytes, 0, bytes.length);
        return tempFile;
    }
}
