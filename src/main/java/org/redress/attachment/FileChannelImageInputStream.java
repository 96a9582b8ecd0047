package org.redress.attachment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import javax.imageio.stream.ImageInputStreamImpl;
import org.redress.storage.TempFile;

/** A picture's bytes as readers of pictures want them. Closing this leaves them here; the JDK's own would close them. */
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

    /** All that is asked for, up to the end: what reads numbers relies on it. */
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

    /** @return false at the end */
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
