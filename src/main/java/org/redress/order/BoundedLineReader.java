package org.redress.order;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines of a request body of any size in bounded memory. */
final class BoundedLineReader {
    private static final int BUFFER = 8_192;

    private final InputStream body;
    private final int maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int filled;

    /**
     * Creates a reader.
     *
     * @param maxBytes longest line, in bytes without its terminator
     */
    BoundedLineReader(InputStream body, int maxBytes) {
        this.body = body;
        this.maxBytes = maxBytes;
    }

    /**
     * Returns the next line without its terminator. A longer line is cut to maxBytes + 1 bytes, so that the caller can
     * tell.
     *
     * @return null at the end of input
     * @throws IOException if the body cannot be read
     */
    byte @Nullable [] next() throws IOException {
        if (isAtEnd()) {
            return null;
        }
        line.reset();
        boolean complete = false;
        while (!complete && !isAtEnd()) {
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            complete = end < filled;
            line.write(buffer, position, Math.min(end - position, maxBytes + 1 - line.size()));
            position = complete ? end + 1 : end;
        }
        return line.toByteArray();
    }

    /** Returns whether there are no more bytes; waits for the client if necessary. */
    private boolean isAtEnd() throws IOException {
        while (position == filled) {
            position = 0;
            filled = body.read(buffer);
            if (filled < 0) {
                filled = 0;
                return true;
            }
        }
        return false;
    }
}
