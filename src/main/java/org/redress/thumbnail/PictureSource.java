package org.redress.thumbnail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of a picture. Limits its pixels, its segments, and the bytes of segments that no decoder needs. */
final class PictureSource {
    /** Markers of a JPEG, blocks of a GIF, chunks of a PNG or WebP; cameras write less than a hundred. */
    static final int MAX_SEGMENTS = 500;

    /** In bytes. */
    static final int MAX_SKIPPED = 64 * 1024;

    /** In pixels. */
    static final int MAX_SIDE = 20_000;

    private final InputStream bytes;
    private final long maxPixels;
    private int segments;
    private long skipped;

    PictureSource(InputStream bytes, long maxPixels) {
        this.bytes = new BufferedInputStream(bytes);
        this.maxPixels = maxPixels;
    }

    long maxPixels() {
        return maxPixels;
    }

    /** Returns the next byte, -1 after the last. */
    int next() throws IOException {
        return bytes.read();
    }

    /** Reads a number of one byte. */
    int u8() throws IOException {
        int next = bytes.read();
        if (next < 0) {
            throw new PictureRefusedException("it ends early");
        }
        return next;
    }

    /** Reads a number of two bytes, the most significant first. */
    int u16() throws IOException {
        return u8() << 8 | u8();
    }

    /** Reads a number of four bytes, the most significant first. */
    long u32() throws IOException {
        return (long) u16() << 16 | u16();
    }

    /**
     * Reads a number of so many bytes, the least significant first.
     *
     * @param length up to 4
     */
    long littleEndian(int length) throws IOException {
        long number = 0;
        for (int n = 0; n < length; n++) {
            number |= (long) u8() << 8 * n;
        }
        return number;
    }

    /** Reads so many bytes. */
    byte[] bytes(int length) throws IOException {
        byte[] read = bytes.readNBytes(length);
        if (read.length < length) {
            throw new PictureRefusedException("it ends early");
        }
        return read;
    }

    /** Skips bytes that a decoder has no use for, and that are not counted. */
    void pass(long length) throws IOException {
        for (long left = length; left > 0; ) {
            left -= bytes((int) Math.min(left, MAX_SKIPPED)).length;
        }
    }

    /** Skips a segment, or a part of it, that no decoder needs. */
    void skip(long length) throws IOException {
        countSkipped(length);
        pass(length);
    }

    /** Counts bytes that are not copied. */
    void countSkipped(long length) throws PictureRefusedException {
        skipped += length;
        if (skipped > MAX_SKIPPED) {
            throw new PictureRefusedException("more than " + MAX_SKIPPED + " of its bytes are no picture");
        }
    }

    /** Counts a segment. */
    void countSegment() throws PictureRefusedException {
        if (++segments > MAX_SEGMENTS) {
            throw new PictureRefusedException("it has more than " + MAX_SEGMENTS + " segments");
        }
    }

    /**
     * Checks the size that a frame claims to have.
     *
     * @return its pixels
     */
    long checkSize(long width, long height) throws PictureRefusedException {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE || width * height > maxPixels) {
            throw new PictureRefusedException("it has no pixels, or too many");
        }
        return width * height;
    }
}
