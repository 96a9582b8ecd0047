package org.redress.thumbnail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import javax.imageio.stream.ImageInputStreamImpl;
import org.redress.storage.TempFile;

/**
 * Image input stream on a temporary file that has no name. Closing it leaves the file open; the JDK's own classes would
 * close it, or need the name.
 */
final class FileChannelImageInputStream extends ImageInputStreamImpl {
    private static final int BUFFER = 16 * 1024;

    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
    private long begin;

    FileChannelImageInputStream(TempFile tempFile) {
        file = tempFile.channel();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    // Reads as many bytes as it can, although one would do: readers of numbers rely on it
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        checkClosed();
        bitOffset = 0;
        int read = 0;
        while (read < length && fill()) {
            int at = (int) (streamPos - begin);
            int some = Math.min(length - read, buffer.limit() - at);
            buffer.get(at, bytes, offset + read, some);
            streamPos += some;
            read += some;
        }
        return read == 0 && length > 0 ? -1 : read;
    }

    /**
     * Fills the buffer from the current position.
     *
     * @return false at the end of the file
     */
    private boolean fill() throws IOException {
        if (streamPos < begin || streamPos >= begin + buffer.limit()) {
            begin = streamPos;
            file.read(buffer.clear(), begin);
            buffer.flip();
        }
        return buffer.hasRemaining();
    }

    @Override
    public long length() {
        try {
            return file.size();
        } catch (IOException e) {
            return -1;
        }
    }
}
