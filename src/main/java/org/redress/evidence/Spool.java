package org.redress.evidence;

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

/** The bytes of a file that is coming in, beside the memory, counted and hashed. They are gone when it is closed. */
public final class Spool extends OutputStream {
    private static final Logger LOG = System.getLogger(Spool.class.getName());
    private static final long RETRY_AFTER_SECONDS = 10;

    private final long maxBytes;
    private final MessageDigest digest = digest();
    private final FileChannel file;
    private long size;
    private String sha256;

    /**
     * @param maxBytes what comes beyond it is counted and not kept
     * @throws ServiceUnavailableException here and in writing, where this machine has no room for it
     */
    public Spool(long maxBytes) {
        this.maxBytes = maxBytes;
        try {
            Path path = Files.createTempFile("redress-", ".spool");
            // Unix takes the name away at once: after a crash nothing is left of it
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ServiceUnavailableException noRoom(IOException e) {
        LOG.log(Level.WARNING, "no file can be taken in, temporary files have no room: {0}", e.getMessage());
        return new ServiceUnavailableException(RETRY_AFTER_SECONDS, e);
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
            keep(ByteBuffer.wrap(bytes, offset, length));
        }
    }

    private void keep(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    /** Of all that came, in bytes. */
    public long size() {
        return size;
    }

    /** The hash of its bytes, in hexadecimal digits, when all are there. */
    public String sha256() {
        if (sha256 == null) {
            sha256 = HexFormat.of().formatHex(digest.digest());
        }
        return sha256;
    }

    /** For whoever goes back and forth; not to be closed. */
    public FileChannel channel() {
        return file;
    }

    /** From the first byte on; one at a time. Closing it leaves the bytes here. */
    public InputStream stream() throws IOException {
        file.position(0);
        return new FilterInputStream(Channels.newInputStream(file)) {
            @Override
            public void close() {
                // Another may come
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
