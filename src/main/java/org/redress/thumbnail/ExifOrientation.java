package org.redress.thumbnail;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.geom.AffineTransform;
import java.io.IOException;

/** Orientation of a photo, as the camera stored it in the JPEG (Exif 2.3, 4.6.4). */
final class ExifOrientation {
    // The library reads every entry with its value and every sub-directory: 64 KB can name 300 MB. Cameras write the
    // orientation into the first directory, within the first hundreds of bytes.
    /** In bytes. */
    static final int MAX_TIFF = 8 * 1024;

    private static final int NORMAL = 1;

    private ExifOrientation() {}

    /**
     * Reads the orientation.
     *
     * @param tiff beginning of the data of an Exif segment, of {@link #MAX_TIFF} bytes at most
     * @return 1 to 8; 1 if there is none or it is unreadable
     */
    static int of(byte[] tiff) {
        if (tiff.length == 0) {
            return NORMAL;
        }
        try (ByteArrayImageInputStream input = new ByteArrayImageInputStream(tiff)) {
            Entry entry = new TIFFReader().read(input).getEntryById(TIFF.TAG_ORIENTATION);
            return entry != null
                            && entry.getValue() instanceof Number value
                            && value.intValue() >= 1
                            && value.intValue() <= 8
                    ? value.intValue()
                    : NORMAL;
        } catch (IOException | RuntimeException e) {
            // The library throws both at damaged metadata; the picture itself may be sound
            return NORMAL;
        }
    }

    /** Returns whether width and height change places. */
    static boolean isRotatedByQuarter(int orientation) {
        return orientation >= 5;
    }

    /** Returns the transformation that turns a picture of this width and height, in pixels, upright. */
    static AffineTransform upright(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
