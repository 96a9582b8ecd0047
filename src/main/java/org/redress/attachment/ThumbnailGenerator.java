package org.redress.attachment;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.redress.storage.TempFile;

/**
 * Small JPEGs of pictures. A small file may be a huge picture: what would take much memory or time gets none, and one is
 * made at a time.
 */
final class ThumbnailGenerator {
    static final int LONGEST_SIDE = 256;
    static final String TYPE = "image/jpeg";

    private static final Logger LOG = System.getLogger(ThumbnailGenerator.class.getName());

    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    /** More than cameras of phones usually make; its reader takes 6 bytes for each, at the worst. */
    private static final int MAX_PIXELS = 32_000_000;

    private static final int MAX_SIDE = 20_000;

    /** Each goes over the whole picture: cameras make one, what is for slow lines some ten. */
    private static final int MAX_SCANS = 50;

    private static final Lock ONE_AT_A_TIME = new ReentrantLock(true);

    private ThumbnailGenerator() {}

    /** Empty for what is no picture, or none that is understood. */
    static Optional<byte[]> of(String type, TempFile file) {
        if (!PICTURES.contains(type)) {
            return Optional.empty();
        }
        ONE_AT_A_TIME.lock();
        try {
            return generate(type, file);
        } catch (IOException | RuntimeException e) {
            // Readers throw whatever they like at pictures that are damaged
            LOG.log(Level.DEBUG, "no thumbnail of a picture of type {0}: {1}", type, e);
            return Optional.empty();
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private static Optional<byte[]> generate(String type, TempFile file) throws IOException {
        boolean jpeg = type.equals("image/jpeg");
        if (jpeg && scans(file) > MAX_SCANS) {
            return Optional.empty();
        }
        ImageReader reader = reader(type);
        try (ImageInputStream input = new FileChannelImageInputStream(file)) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
                return Optional.empty();
            }
            ImageReadParam some = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(width, height) / (2 * LONGEST_SIDE));
            some.setSourceSubsampling(step, step, 0, 0);
            BufferedImage picture = reader.read(0, some);
            return Optional.of(jpeg(scale(picture, jpeg ? orientation(file) : 1)));
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(String type) throws IOException {
        return type.equals("image/webp")
                ? new WebPImageReaderSpi().createReaderInstance()
                : ImageIO.getImageReadersByMIMEType(type).next();
    }

    /** How often a scan begins; within one, the byte FF is always followed by 00 or by a restart. */
    private static int scans(TempFile file) throws IOException {
        int scans = 0;
        int before = 0;
        try (InputStream bytes = new BufferedInputStream(file.stream())) {
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                scans += before == 0xFF && next == 0xDA ? 1 : 0;
                before = next;
            }
        }
        return scans;
    }

    private static int orientation(TempFile file) throws IOException {
        return ExifOrientation.of(file.stream().readNBytes(128 * 1024));
    }

    /** Upright, on white where it is transparent. */
    private static BufferedImage scale(BufferedImage picture, int orientation) {
        int longest = Math.max(picture.getWidth(), picture.getHeight());
        double scale = Math.min(1, (double) LONGEST_SIDE / longest);
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        boolean turned = ExifOrientation.liesOnItsSide(orientation);
        BufferedImage small =
                new BufferedImage(turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, small.getWidth(), small.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        AffineTransform upright = ExifOrientation.upright(orientation, width, height);
        upright.scale((double) width / picture.getWidth(), (double) height / picture.getHeight());
        graphics.drawImage(picture, upright, null);
        graphics.dispose();
        return small;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, "jpeg", bytes)) {
            throw new IIOException("no writer of JPEG");
        }
        return bytes.toByteArray();
    }
}
