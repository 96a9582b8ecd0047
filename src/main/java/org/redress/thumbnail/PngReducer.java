package org.redress.thumbnail;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Copies of a PNG its header, palette, transparency and data (W3C PNG, 11), the data in chunks of equal size. */
final class PngReducer implements PictureReducer {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int HEADER = type("IHDR");
    private static final int PALETTE = type("PLTE");
    private static final int TRANSPARENCY = type("tRNS");
    private static final int DATA = type("IDAT");
    private static final int END = type("IEND");

    private static final int HEADER_BYTES = 13;
    private static final int MAX_PALETTE = 3 * 256;
    private static final int CHUNK = 64 * 1024;

    private final ByteArrayOutputStream data = new ByteArrayOutputStream(CHUNK);

    @Override
    public byte[] reduce(PictureSource source, OutputStream target) throws IOException {
        DataOutputStream png = new DataOutputStream(target);
        if ((source.u32() << 32 | source.u32()) != SIGNATURE) {
            throw new PictureRefusedException("it is no PNG");
        }
        png.writeLong(SIGNATURE);
        copyHeader(source, png);
        boolean hasData = false;
        long length = source.u32();
        int type = (int) source.u32();
        // The data is in consecutive chunks; no decoder needs what comes after it
        while (type != END && (type == DATA || !hasData)) {
            hasData = type == DATA;
            if (type == DATA) {
                copyData(length, source, png);
            } else {
                copyOrSkip(type, length, source, png);
            }
            source.pass(Integer.BYTES);
            length = source.u32();
            type = (int) source.u32();
        }
        write(DATA, data.toByteArray(), png);
        write(END, new byte[0], png);
        return new byte[0];
    }

    private static void copyHeader(PictureSource source, DataOutputStream png) throws IOException {
        if (source.u32() != HEADER_BYTES || (int) source.u32() != HEADER) {
            throw new PictureRefusedException("it does not begin with its header");
        }
        long width = source.u32();
        long height = source.u32();
        source.checkSize(width, height);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt((int) width);
        fields.writeInt((int) height);
        fields.write(source.bytes(HEADER_BYTES - 2 * Integer.BYTES));
        write(HEADER, header.toByteArray(), png);
        source.pass(Integer.BYTES);
    }

    private static void copyOrSkip(int type, long length, PictureSource source, DataOutputStream png)
            throws IOException {
        source.countSegment();
        if ((type == PALETTE || type == TRANSPARENCY) && length <= MAX_PALETTE) {
            write(type, source.bytes((int) length), png);
        } else {
            source.skip(length);
        }
    }

    private void copyData(long length, PictureSource source, DataOutputStream png) throws IOException {
        for (long left = length; left > 0; ) {
            byte[] some = source.bytes((int) Math.min(left, CHUNK - data.size()));
            data.write(some);
            left -= some.length;
            if (data.size() == CHUNK) {
                write(DATA, data.toByteArray(), png);
                data.reset();
            }
        }
    }

    private static int type(String name) {
        return ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII)).getInt();
    }

    private static void write(int type, byte[] content, DataOutputStream png) throws IOException {
        png.writeInt(content.length);
        png.writeInt(type);
        png.write(content);
        CRC32 sum = new CRC32();
        sum.update(ByteBuffer.allocate(Integer.BYTES).putInt(type).flip());
        sum.update(content);
        png.writeInt((int) sum.getValue());
    }
}
