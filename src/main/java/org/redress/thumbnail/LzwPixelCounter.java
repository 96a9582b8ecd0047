package org.redress.thumbnail;

import java.util.Arrays;

/** Counts the pixels that codes of a GIF stand for, without decoding them (GIF89a, appendix F). */
final class LzwPixelCounter {
    private static final int MAX_CODES = 4096;
    private static final int NONE = -1;

    private final int[] pixelsOfCode = new int[MAX_CODES];
    private final int codeBits;
    private final int clear;
    private long missing;
    private boolean ended;

    private int bits;
    private int bitCount;
    private int size;
    private int next;
    private int previous;

    /**
     * @param codeBits bits of a colour, 2 to 8
     * @param pixels of the image
     */
    LzwPixelCounter(int codeBits, long pixels) throws PictureRefusedException {
        if (codeBits < 2 || codeBits > 8) {
            throw new PictureRefusedException("its colours do not have 2 to 8 bits");
        }
        this.codeBits = codeBits;
        clear = 1 << codeBits;
        missing = pixels;
        Arrays.fill(pixelsOfCode, 0, clear, 1);
        clearTable();
    }

    private void clearTable() {
        next = clear + 2;
        size = codeBits + 1;
        previous = NONE;
    }

    /** Returns whether the codes so far make all pixels, or say that there are no more. */
    boolean isComplete() {
        return ended || missing <= 0;
    }

    /** Counts the codes that end in this byte. */
    void add(int nextByte) throws PictureRefusedException {
        bits |= nextByte << bitCount;
        bitCount += Byte.SIZE;
        while (bitCount >= size && !isComplete()) {
            int code = bits & (1 << size) - 1;
            bits >>>= size;
            bitCount -= size;
            count(code);
        }
    }

    private void count(int code) throws PictureRefusedException {
        if (code == clear) {
            clearTable();
        } else if (code == clear + 1) {
            ended = true;
        } else {
            addToTable(code);
            missing -= pixelsOfCode[code];
            previous = code;
        }
    }

    /** Adds the colours of the code before and one more, as decoders do. */
    private void addToTable(int code) throws PictureRefusedException {
        if (code > next || previous == NONE && code > clear) {
            throw new PictureRefusedException("it has a code that stands for nothing");
        }
        if (previous != NONE && next < MAX_CODES) {
            pixelsOfCode[next++] = pixelsOfCode[previous] + 1;
            if (next == 1 << size && next < MAX_CODES) {
                size++;
            }
        }
    }
}
