package org.redress.storage;

import jakarta.ws.rs.ServiceUnavailableException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.redress.problem.RetryAfter;

/** Temporary file that counts and hashes what is written to it. Closing it deletes it. Not for several threads. */
public final class TempFile extends OutputStream {
    private static final Logger LOG = System.getLogger(TempFile.class.getName());

    private final long maxBytes;
    private final MessageDigest digest = digest();
    private final FileChannel file;
    private long size;
    private @Nullable String sha256;

    /**
     * @param maxBytes more bytes are counted, but not stored
     * @throws ServiceUnavailableException here and in writing, if the disk is full
     */
    public TempFile(long maxBytes) {
        this.maxBytes = maxBytes;
        try {
            Path path = Files.createTempFile("redress-", ".tmp");
            // Unix deletes the name at once, so that nothing remains after a crash
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw full(e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServiceUnavailableException full(IOException e) {
        LOG.log(Level.WARNING, "writing a temporary file failed, uploads are refused: {0}", e.getMessage());
        return new ServiceUnavailableException(RetryAfter.STORAGE, e);
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        size += length;
        if (size <= maxBytes) {
            digest.update(bytes, offset, length);
            append(ByteBuffer.wrap(bytes, offset, length));
        }
    }

    private void append(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw full(e);
        }
    }

    /** Returns the number of bytes that were written, also of those beyond the limit. */
    public long size() {
        return size;
    }

    /** Returns the SHA-256 of the bytes in hexadecimal digits. Nothing may be written after it. */
    public String sha256() {
        if (sha256 == null) {
            sha256 = HexFormat.of().formatHex(digest.digest());
        }
        return sha256;
    }

    /** Returns the file for random access; it is not to be closed. */
    public FileChannel channel() {
        return file;
    }

    /** Returns the bytes from the first on; one stream at a time. Closing it keeps the file. */
    public InputStream stream() throws IOException {
        file.position(0);
        return new FilterInputStream(Channels.newInputStream(file)) {
            @Override
            public void close() {
                // Other readers follow
            }
        };
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
