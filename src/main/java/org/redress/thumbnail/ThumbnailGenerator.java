package org.redress.thumbnail;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Decodes reduced pictures and scales them down. */
final class ThumbnailGenerator {
    /** In pixels. */
    static final int LONGEST_SIDE = 256;

    private ThumbnailGenerator() {}

    /**
     * Makes a thumbnail. An interrupt of the thread ends it when the decoder reads on.
     *
     * @return a JPEG
     * @throws PictureRefusedException if the picture is damaged, or of a kind that the decoder does not know
     */
    static byte[] thumbnail(ReducedPicture picture) throws PictureRefusedException {
        try {
            return jpeg(scale(decode(picture), ExifOrientation.of(picture.exif())));
        } catch (IOException | RuntimeException | AssertionError | StackOverflowError e) {
            // Decoders throw all of these at damaged pictures
            throw new PictureRefusedException(e);
        }
    }

    private static BufferedImage decode(ReducedPicture picture) throws IOException {
        ImageReader reader = picture.format().reader();
        try (ImageInputStream input = new FileChannelImageInputStream(picture.content())) {
            reader.setInput(input, true, true);
            int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
            int step = Math.max(1, longest / (2 * LONGEST_SIDE));
            ImageReadParam some = reader.getDefaultReadParam();
            some.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, some);
        } finally {
            reader.dispose();
        }
    }

    /** Scales the picture down, upright, on a white background. */
    private static BufferedImage scale(BufferedImage picture, int orientation) {
        int longest = Math.max(picture.getWidth(), picture.getHeight());
        double scale = Math.min(1, (double) LONGEST_SIDE / longest);
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        boolean rotated = ExifOrientation.isRotatedByQuarter(orientation);
        BufferedImage small =
                new BufferedImage(rotated ? height : width, rotated ? width : height, BufferedImage.TYPE_INT_RGB);
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
