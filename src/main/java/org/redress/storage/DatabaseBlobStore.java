package org.redress.storage;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.io.input.BoundedInputStream;
import org.redress.limits.Bulkhead;
import org.redress.security.Caller;

/** A merchant's blobs as chunks in the database. Each transaction takes a permit of its own: clients may be slow. */
final class DatabaseBlobStore implements BlobStore {
    static final String NAME = "database";

    // A megabyte a transaction
    private static final int CHUNKS_AT_A_TIME = 16;

    private final ChunkService chunks;
    private final Bulkhead bulkhead;
    private final int merchantId;
    private final Caller caller;

    /** @param caller whose share of the connections is used */
    DatabaseBlobStore(ChunkService chunks, Bulkhead bulkhead, int merchantId, Caller caller) {
        this.chunks = chunks;
        this.bulkhead = bulkhead;
        this.merchantId = merchantId;
        this.caller = caller;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void put(UUID id, TempFile file) throws IOException {
        InputStream bytes = file.stream();
        int position = 0;
        for (List<byte[]> next = next(bytes); !next.isEmpty(); next = next(bytes)) {
            List<byte[]> some = next;
            int first = position;
            bulkhead.call(caller, () -> chunks.write(merchantId, id, first, some));
            position += some.size();
        }
    }

    private static List<byte[]> next(InputStream bytes) throws IOException {
        List<byte[]> some = new ArrayList<>();
        byte[] chunk = bytes.readNBytes(AttachmentChunk.SIZE);
        while (chunk.length > 0) {
            some.add(chunk);
            chunk = some.size() < CHUNKS_AT_A_TIME ? bytes.readNBytes(AttachmentChunk.SIZE) : new byte[0];
        }
        return some;
    }

    @Override
    public InputStream open(UUID id, long from, long length) throws IOException {
        InputStream bytes = new SequenceInputStream(new Chunks(id, Math.toIntExact(from / AttachmentChunk.SIZE)));
        bytes.skipNBytes(from % AttachmentChunk.SIZE);
        return BoundedInputStream.builder()
                .setInputStream(bytes)
                .setMaxCount(length)
                .get();
    }

    @Override
    public void delete(UUID id) {
        bulkhead.call(caller, () -> chunks.delete(merchantId, id));
    }

    /** Streams of the chunks, read on demand. The first is read at once, so that open fails if the blob is missing. */
    @SuppressWarnings("JdkObsolete") // SequenceInputStream takes nothing else
    private final class Chunks implements Enumeration<InputStream> {
        private final UUID id;
        private int position;
        private Optional<byte[]> next;
        private boolean taken;

        Chunks(UUID id, int position) throws FileNotFoundException {
            this.id = id;
            this.position = position;
            next = read();
            if (next.isEmpty()) {
                throw new FileNotFoundException("the database has no chunk " + position + " of blob " + id);
            }
        }

        private Optional<byte[]> read() {
            int wanted = position++;
            return bulkhead.call(caller, () -> chunks.read(merchantId, id, wanted));
        }

        @Override
        public boolean hasMoreElements() {
            if (taken) {
                next = read();
                taken = false;
            }
            return next.isPresent();
        }

        @Override
        public InputStream nextElement() {
            InputStream chunk = new ByteArrayInputStream(next.orElseThrow());
            taken = true;
            return chunk;
        }
    }
}
