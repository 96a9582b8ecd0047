package org.redress.evidence;

import jakarta.ws.rs.ServiceUnavailableException;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
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
final class Spool implements Closeable {
    private static final Logger LOG = System.getLogger(Spool.class.getName());
    private static final int BUFFER = 64 * 1024;
    private static final long RETRY_AFTER_SECONDS = 10;

    private final FileChannel file;
    private long size;
    private String sha256;

    private Spool() throws IOException {
        Path path = Files.createTempFile("redress-", ".spool");
        // Unix takes the name away at once: after a crash nothing is left of it
        file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /**
     * Reads to the end, or a little beyond the limit.
     *
     * @throws IOException where the stream breaks off
     * @throws ServiceUnavailableException where this machine has no room for it
     */
    static Spool of(InputStream from, long maxBytes) throws IOException {
        Spool spool = null;
        try {
            spool = opened();
            spool.fill(from, maxBytes);
            return spool;
        } catch (IOException | RuntimeException e) {
            if (spool != null) {
                spool.close();
            }
            throw e;
        }
    }

    private static Spool opened() {
        try {
            return new Spool();
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private void fill(InputStream from, long maxBytes) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[BUFFER];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            size += read;
            if (size > maxBytes) {
                break;
            }
            digest.update(buffer, 0, read);
            write(ByteBuffer.wrap(buffer, 0, read));
        }
        sha256 = HexFormat.of().formatHex(digest.digest());
    }

    private void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static ServiceUnavailableException noRoom(IOException e) {
        LOG.log(Level.WARNING, "no file can be taken in, temporary files have no room: {0}", e.getMessage());
        return new ServiceUnavailableException(RETRY_AFTER_SECONDS, e);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In bytes. Beyond the limit it is as good as any size beyond it. */
    long size() {
        return size;
    }

    /** The hash of its bytes, in hexadecimal digits. */
    String sha256() {
        return sha256;
    }

    /** For whoever goes back and forth; not to be closed. */
    FileChannel channel() {
        return file;
    }

    /** From the first byte on; one at a time. Closing it leaves the bytes here. */
    InputStream stream() throws IOException {
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
