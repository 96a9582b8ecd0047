package org.redress.thumbnail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Copies of a WebP its first lossy frame (RFC 9649; RFC 6386, 9.1), which must be as large as the canvas. Its
 * transparency is left out.
 */
final class WebpReducer implements PictureReducer {
    private static final int KEY_FRAME_BYTES = 10;
    private static final int ANIMATION_FRAME_BYTES = 16;
    private static final int MAX_FRAME_BYTES = Integer.MAX_VALUE - 64;
    private static final int BLOCK = 64 * 1024;

    private long canvasWidth;
    private long canvasHeight;

    @Override
    public byte[] reduce(PictureSource source, OutputStream target) throws IOException {
        if (!name(source).equals("RIFF")) {
            throw new PictureRefusedException("it is no WebP");
        }
        source.pass(Integer.BYTES);
        if (!name(source).equals("WEBP")) {
            throw new PictureRefusedException("it is no WebP");
        }
        String chunk = name(source);
        while (!chunk.equals("VP8 ")) {
            source.countSegment();
            skip(chunk, source.littleEndian(Integer.BYTES), source);
            chunk = name(source);
        }
        copyFrame(source.littleEndian(Integer.BYTES), source, target);
        return new byte[0];
    }

    private void skip(String chunk, long length, PictureSource source) throws IOException {
        long even = length + length % 2;
        switch (chunk) {
            case "VP8X" -> {
                source.pass(Integer.BYTES);
                canvasWidth = source.littleEndian(3) + 1;
                canvasHeight = source.littleEndian(3) + 1;
                source.skip(Math.max(0, even - KEY_FRAME_BYTES));
            }
            // The chunks of the frame follow
            case "ANMF" -> source.pass(ANIMATION_FRAME_BYTES);
            case "ALPH" -> source.pass(even);
            // The decoder repeats each transform as often as it is named, so that 400 bytes take minutes
            case "VP8L" -> throw new PictureRefusedException("it is a lossless WebP");
            default -> source.skip(even);
        }
    }

    private void copyFrame(long length, PictureSource source, OutputStream target) throws IOException {
        ByteBuffer frame = ByteBuffer.wrap(source.bytes(KEY_FRAME_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        boolean isKeyFrame = (frame.get(0) & 1) == 0 && (frame.getInt(3) & 0xFFFFFF) == 0x2A019D;
        int width = frame.getShort(6) & 0x3FFF;
        int height = frame.getShort(8) & 0x3FFF;
        source.checkSize(width, height);
        if (!isKeyFrame || length < KEY_FRAME_BYTES || length > MAX_FRAME_BYTES) {
            throw new PictureRefusedException("its frame is damaged");
        } else if (canvasWidth > 0 && (canvasWidth != width || canvasHeight != height)) {
            throw new PictureRefusedException("its frame is not as large as its canvas");
        }
        ByteBuffer header = ByteBuffer.allocate(20)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt((int) (12 + length + length % 2))
                .put("WEBPVP8 ".getBytes(StandardCharsets.US_ASCII))
                .putInt((int) length);
        target.write(header.array());
        target.write(frame.array());
        for (long left = length - KEY_FRAME_BYTES; left > 0; ) {
            byte[] some = source.bytes((int) Math.min(left, BLOCK));
            target.write(some);
            left -= some.length;
        }
        if (length % 2 == 1) {
            target.write(0);
        }
    }

    private static String name(PictureSource source) throws IOException {
        return new String(source.bytes(Integer.BYTES), StandardCharsets.US_ASCII);
    }
}
