package org.redress.thumbnail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Copies of a JPEG its tables, frame and scans (ITU-T T.81, annex B), and how its colours are coded. */
final class JpegReducer implements PictureReducer {
    /** Each scan passes over the whole picture; cameras write one, progressive pictures about ten. */
    static final int MAX_SCANS = 50;

    /** Scans of a picture that has as many pixels as allowed. */
    static final int MAX_SCANS_OF_LARGEST = 10;

    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final byte[] NOTHING = {};

    private byte[] exif = NOTHING;
    private boolean hasJfif;
    private boolean hasAdobe;
    private long maxScans;
    private int scans;

    @Override
    public byte[] reduce(PictureSource source, OutputStream target) throws IOException {
        if (source.u16() != (0xFF00 | START)) {
            throw new PictureRefusedException("it is no JPEG");
        }
        writeMarker(START, target);
        int marker = nextMarker(source);
        while (marker != END) {
            source.countSegment();
            byte[] segment = segment(source);
            if (marker == START_OF_SCAN) {
                write(marker, segment, target);
                countScan();
                marker = copyScan(source, target);
            } else {
                copy(marker, segment, source, target);
                marker = nextMarker(source);
            }
        }
        writeMarker(END, target);
        return exif;
    }

    private static int nextMarker(PictureSource source) throws IOException {
        if (source.u8() != 0xFF) {
            throw new PictureRefusedException("it has bytes between its markers");
        }
        int marker = source.u8();
        while (marker == 0xFF) {
            marker = source.u8();
        }
        return marker;
    }

    private static byte[] segment(PictureSource source) throws IOException {
        return source.bytes(Math.max(0, source.u16() - 2));
    }

    private void copy(int marker, byte[] segment, PictureSource source, OutputStream target) throws IOException {
        switch (marker) {
            // Huffman tables, quantization tables, restart interval
            case 0xC4, 0xDB, 0xDD -> write(marker, segment, target);
            // Baseline, extended sequential and progressive frames
            case 0xC0, 0xC1, 0xC2 -> {
                checkFrame(segment, source);
                write(marker, segment, target);
            }
            case 0xE0 -> copyJfif(segment, source, target);
            case 0xE1 -> keepExif(segment, source);
            case 0xEE -> copyAdobe(segment, source, target);
            default -> source.countSkipped(segment.length);
        }
    }

    private void checkFrame(byte[] segment, PictureSource source) throws PictureRefusedException {
        // The decoder makes pictures of gray and of three colours only, and would keep memory for each component
        if (maxScans > 0 || segment.length < 6 || segment[5] != 1 && segment[5] != 3) {
            throw new PictureRefusedException("it has several frames, or neither one nor three colours");
        }
        long pixels = source.checkSize(u16(segment, 3), u16(segment, 1));
        maxScans = Math.min(MAX_SCANS, MAX_SCANS_OF_LARGEST * source.maxPixels() / pixels);
    }

    private void countScan() throws PictureRefusedException {
        if (++scans > maxScans) {
            throw new PictureRefusedException("it has a scan without a frame, or too many for its size");
        }
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    // Without it, or Adobe's segment, the decoder guesses whether three components are YCbCr or RGB
    private void copyJfif(byte[] segment, PictureSource source, OutputStream target) throws IOException {
        if (hasJfif || segment.length < 14 || !begins(segment, "JFIF\0")) {
            source.countSkipped(segment.length);
            return;
        }
        hasJfif = true;
        byte[] withoutThumbnail = Arrays.copyOf(segment, 14);
        withoutThumbnail[12] = 0;
        withoutThumbnail[13] = 0;
        write(0xE0, withoutThumbnail, target);
    }

    private void copyAdobe(byte[] segment, PictureSource source, OutputStream target) throws IOException {
        if (hasAdobe || segment.length < 12 || !begins(segment, "Adobe")) {
            source.countSkipped(segment.length);
            return;
        }
        hasAdobe = true;
        write(0xEE, Arrays.copyOf(segment, 12), target);
    }

    private void keepExif(byte[] segment, PictureSource source) throws IOException {
        if (exif.length > 0 || segment.length < 6 || !begins(segment, "Exif\0")) {
            source.countSkipped(segment.length);
            return;
        }
        exif = Arrays.copyOfRange(segment, 6, Math.min(segment.length, 6 + ExifOrientation.MAX_TIFF));
    }

    private static boolean begins(byte[] segment, String identifier) {
        byte[] begin = Arrays.copyOf(segment, identifier.length());
        return Arrays.equals(begin, identifier.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Copies the data of a scan.
     *
     * @return the marker after it, that of the end if the data is truncated
     */
    private static int copyScan(PictureSource source, OutputStream target) throws IOException {
        int next = source.next();
        while (next >= 0) {
            if (next == 0xFF) {
                while (next == 0xFF) {
                    next = source.next();
                }
                // An escaped FF, or a restart marker
                boolean isData = next == 0 || next >= 0xD0 && next <= 0xD7;
                if (!isData) {
                    return next < 0 ? END : next;
                }
                target.write(0xFF);
            }
            target.write(next);
            next = source.next();
        }
        return END;
    }

    private static void write(int marker, byte[] segment, OutputStream target) throws IOException {
        writeMarker(marker, target);
        target.write((segment.length + 2) >> 8);
        target.write(segment.length + 2);
        target.write(segment);
    }

    private static void writeMarker(int marker, OutputStream target) throws IOException {
        target.write(0xFF);
        target.write(marker);
    }
}
