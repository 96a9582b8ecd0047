package org.redress.thumbnail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Copies of a GIF its colours and first image, up to the code that completes its pixels (GIF89a). */
final class GifReducer implements PictureReducer {
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int END = 0x3B;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int GRAPHIC_CONTROL_BYTES = 4;
    private static final int MAX_BLOCK = 255;

    @Override
    public byte[] reduce(PictureSource source, OutputStream target) throws IOException {
        byte[] signature = source.bytes(6);
        if (!new String(signature, StandardCharsets.US_ASCII).startsWith("GIF8")) {
            throw new PictureRefusedException("it is no GIF");
        }
        byte[] screen = source.bytes(7);
        target.write(signature);
        target.write(screen);
        copyColours(screen[4], source, target);
        int block = source.u8();
        while (block != IMAGE) {
            if (block != EXTENSION) {
                throw new PictureRefusedException("it has no image");
            }
            source.countSegment();
            copyOrSkipExtension(source, target);
            block = source.u8();
        }
        target.write(IMAGE);
        copyImage(source, target);
        target.write(END);
        return new byte[0];
    }

    private static void copyColours(int flags, PictureSource source, OutputStream target) throws IOException {
        if ((flags & 0x80) != 0) {
            target.write(source.bytes(3 << (flags & 7) + 1));
        }
    }

    /** Copies which colour is transparent; skips all others, such as comments. */
    private static void copyOrSkipExtension(PictureSource source, OutputStream target) throws IOException {
        int label = source.u8();
        int length = source.u8();
        if (label == GRAPHIC_CONTROL && length == GRAPHIC_CONTROL_BYTES) {
            target.write(new byte[] {EXTENSION, (byte) label, (byte) length});
            target.write(source.bytes(length));
            target.write(0);
            length = source.u8();
        }
        while (length > 0) {
            source.skip(length);
            length = source.u8();
        }
    }

    private static void copyImage(PictureSource source, OutputStream target) throws IOException {
        byte[] descriptor = source.bytes(9);
        long pixels = source.checkSize(u16(descriptor, 4), u16(descriptor, 6));
        target.write(descriptor);
        copyColours(descriptor[8], source, target);
        int codeBits = source.u8();
        target.write(codeBits);
        // The decoder goes on after the last pixel, with up to 4,096 steps for a code
        LzwPixelCounter counter = new LzwPixelCounter(codeBits, pixels);
        ByteArrayOutputStream block = new ByteArrayOutputStream(MAX_BLOCK);
        int left = source.u8();
        while (left > 0 && !counter.isComplete()) {
            int next = source.u8();
            counter.add(next);
            block.write(next);
            if (block.size() == MAX_BLOCK) {
                writeBlock(block, target);
            }
            left--;
            if (left == 0) {
                left = source.u8();
            }
        }
        if (block.size() > 0) {
            writeBlock(block, target);
        }
        target.write(0);
    }

    private static void writeBlock(ByteArrayOutputStream block, OutputStream target) throws IOException {
        target.write(block.size());
        block.writeTo(target);
        block.reset();
    }

    private static int u16(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }
}
