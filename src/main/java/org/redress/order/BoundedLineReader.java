package org.redress.order;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lines of a body of any size, one at a time. */
final class BoundedLineReader {
    private final InputStream body;
    private final int maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    BoundedLineReader(InputStream body, int maxBytes) {
        this.body = new BufferedInputStream(body);
        this.maxBytes = maxBytes;
    }

    /** The next line without its end, null behind the last one; of one that is too long, a byte more than allowed. */
    byte[] next() throws IOException {
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
