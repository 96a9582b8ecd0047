package org.redress.order;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines of a request body of any size in bounded memory. */
final class BoundedLineReader {
    private final InputStream body;
    private final int maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /**
     * Creates a reader.
     *
     * @param maxBytes longest line, in bytes without its terminator
     */
    BoundedLineReader(InputStream body, int maxBytes) {
        this.body = new BufferedInputStream(body);
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
        int next = body.read();
        if (next < 0) {
            return null;
        }
        line.reset();
        for (; next >= 0 && next != '\n'; next = body.read()) {
            if (line.size() <= maxBytes) {
                line.write(next);
            }
        }
        return line.toByteArray();
    }
}
