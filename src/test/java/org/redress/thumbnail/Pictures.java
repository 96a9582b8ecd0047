package org.redress.thumbnail;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.redress.attachment.Samples;

/** Pictures with parts that can grow without end. */
final class Pictures {
    private Pictures() {}

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] repeat(byte[] part, int times) {
        byte[] all = new byte[part.length * times];
        for (int n = 0; n < times; n++) {
            System.arraycopy(part, 0, all, n * part.length, part.length);
        }
        return all;
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    /**
     * Returns bytes with others inserted.
     *
     * @param at counted from 0
     */
    static byte[] insert(byte[] bytes, int at, byte[] others) {
        return join(Arrays.copyOf(bytes, at), others, Arrays.copyOfRange(bytes, at, bytes.length));
    }

    /** Returns the first place of bytes, given as hexadecimal digits. */
    static int find(byte[] bytes, String digits) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.indexOf(new String(hex(digits), StandardCharsets.ISO_8859_1));
    }

    static byte[] jpeg() {
        return Samples.picture("jpeg", 40, 20);
    }

    /** Returns a JPEG that begins with such a segment, as often. */
    static byte[] jpeg(String segment, int times) {
        return insert(jpeg(), 2, repeat(hex(segment), times));
    }

    /** Returns a JPEG with such bytes after the data of its scan. */
    static byte[] jpegThenScan(byte[] bytes) {
        byte[] jpeg = jpeg();
        return insert(jpeg, jpeg.length - 2, bytes);
    }

    /**
     * Returns a JPEG with another kind of frame.
     *
     * @param marker such as C9, for arithmetic coding
     */
    static byte[] jpegOfFrame(int marker) {
        byte[] jpeg = jpeg();
        jpeg[find(jpeg, "ffc0") + 1] = (byte) marker;
        return jpeg;
    }

    /** Returns a JPEG whose frame claims another size, with so many scans. */
    static byte[] jpeg(int width, int height, int scans) {
        byte[] jpeg = jpeg();
        ByteBuffer.wrap(jpeg).putShort(find(jpeg, "ffc0") + 5, (short) height);
        ByteBuffer.wrap(jpeg).putShort(find(jpeg, "ffc0") + 7, (short) width);
        int scan = find(jpeg, "ffda");
        return insert(jpeg, jpeg.length - 2, repeat(Arrays.copyOfRange(jpeg, scan, jpeg.length - 2), scans - 1));
    }

    static byte[] png() {
        return Samples.picture("png", 40, 20);
    }

    static byte[] chunk(String type, byte[] content) {
        byte[] named = join(type.getBytes(StandardCharsets.US_ASCII), content);
        CRC32 sum = new CRC32();
        sum.update(named);
        return ByteBuffer.allocate(8 + named.length)
                .putInt(content.length)
                .put(named)
                .putInt((int) sum.getValue())
                .array();
    }

    /** Returns a PNG with such bytes after its header. */
    static byte[] png(byte[] chunks) {
        return insert(png(), 33, chunks);
    }

    static byte[] gif() {
        return Samples.picture("gif", 40, 20);
    }

    /** Returns a GIF with such blocks before its image. */
    static byte[] gif(byte[] blocks) {
        byte[] gif = gif();
        int colours = (gif[10] & 0x80) == 0 ? 0 : 3 << (gif[10] & 7) + 1;
        return insert(gif, 13 + colours, blocks);
    }

    /** Returns a GIF of 10 × 10 pixels with so many codes, each for more pixels than the one before. */
    static byte[] gifOfCodes(int codes) {
        BitSet bits = new BitSet();
        int length = put(4, 3, bits, 0);
        length = put(0, 3, bits, length);
        int next = 6;
        int size = 3;
        for (int n = 0; n < codes; n++) {
            length = put(Math.min(next, 4095), size, bits, length);
            if (next < 4096 && ++next == 1 << size && size < 12) {
                size++;
            }
        }
        byte[] data = Arrays.copyOf(bits.toByteArray(), length / 8 + 1);
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        gif.writeBytes(hex("474946383961 0a000a00 80 00 00 000000ffffff 2c 00000000 0a000a00 00 02"));
        for (int from = 0; from < data.length; from += 255) {
            byte[] block = Arrays.copyOfRange(data, from, Math.min(data.length, from + 255));
            gif.write(block.length);
            gif.writeBytes(block);
        }
        gif.writeBytes(hex("00 3b"));
        return gif.toByteArray();
    }

    private static int put(int value, int size, BitSet bits, int at) {
        for (int n = 0; n < size; n++) {
            bits.set(at + n, (value >> n & 1) == 1);
        }
        return at + size;
    }

    /** Returns a GIF with its image so many times. */
    static byte[] gifOfImages(int images) {
        byte[] gif = gif();
        int image = find(gif, "2c00000000");
        return insert(gif, gif.length - 1, repeat(Arrays.copyOfRange(gif, image, gif.length - 1), images - 1));
    }

    /** Returns a WebP of such chunks. */
    static byte[] webp(byte[]... chunks) {
        byte[] all = join(chunks);
        return join(
                "RIFF".getBytes(StandardCharsets.US_ASCII),
                littleEndian(4 + all.length),
                "WEBP".getBytes(StandardCharsets.US_ASCII),
                all);
    }

    static byte[] webpChunk(String type, byte[] content) {
        return join(
                type.getBytes(StandardCharsets.US_ASCII),
                littleEndian(content.length),
                content,
                new byte[content.length % 2]);
    }

    /** Returns the chunk with the canvas, in pixels. */
    static byte[] canvas(int width, int height) {
        return webpChunk(
                "VP8X",
                join(
                        new byte[4],
                        Arrays.copyOf(littleEndian(width - 1), 3),
                        Arrays.copyOf(littleEndian(height - 1), 3)));
    }

    /** Returns the chunk of a lossy frame that claims such a size, with zeros after its data. */
    static byte[] frame(int width, int height, int zeros) {
        byte[] webp = Samples.webp();
        byte[] data = Arrays.copyOfRange(webp, 20, webp.length);
        ByteBuffer.wrap(data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(6, (short) width)
                .putShort(8, (short) height);
        return webpChunk("VP8 ", join(data, new byte[zeros]));
    }

    /** Returns a lossless frame that names one transform so many times. */
    static byte[] losslessFrame(int transforms) {
        BitSet bits = new BitSet();
        int length = put(0x2F, 8, bits, 0);
        length = put(99, 14, bits, length);
        length = put(99, 14, bits, length) + 4;
        for (int n = 0; n < transforms; n++) {
            length = put(0b101, 3, bits, length);
        }
        return webpChunk("VP8L", Arrays.copyOf(bits.toByteArray(), length / 8 + 40));
    }

    private static byte[] littleEndian(int number) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }
}
