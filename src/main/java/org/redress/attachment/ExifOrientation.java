package org.redress.attachment;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Which side of a photo is up, as the camera noted it in a JPEG (Exif 2.3, 4.6.4). */
final class ExifOrientation {
    private static final int APP1 = 0xFFE1;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int TAG = 0x0112;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private ExifOrientation() {}

    /** @param head the beginning of the file @return 1..8; 1 where nothing is noted, or in no way that is understood */
    static int of(byte[] head) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(head);
            for (int at = 2; bytes.getChar(at) != START_OF_SCAN; at += 2 + bytes.getChar(at + 2)) {
                if (bytes.getChar(at) == APP1 && bytes.slice(at + 4, 6).equals(ByteBuffer.wrap(EXIF))) {
                    return inTiff(bytes.slice(at + 10, bytes.getChar(at + 2) - 8));
                }
            }
            return 1;
        } catch (IndexOutOfBoundsException e) {
            return 1;
        }
    }

    private static int inTiff(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        for (int entry = 0; entry < tiff.getChar(directory); entry++) {
            int at = directory + 2 + 12 * entry;
            if (tiff.getChar(at) == TAG) {
                int noted = tiff.getChar(at + 8);
                return noted >= 1 && noted <= 8 ? noted : 1;
            }
        }
        return 1;
    }

    static boolean liesOnItsSide(int orientation) {
        return orientation >= 5;
    }

    /** What turns a picture of this size upright. */
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
