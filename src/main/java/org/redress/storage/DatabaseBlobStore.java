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

/** Files as pieces in the database; each transaction takes a place of its own, since senders and readers may be slow. */
final class DatabaseBlobStore implements BlobStore {
    static final String NAME = "database";

    private static final int PIECES_AT_ONCE = 16;

    private final ChunkService chunks;
    private final Bulkhead bulkhead;
    private final Caller caller;

    /** @param caller in whose share of the connections it works */
    DatabaseBlobStore(ChunkService chunks, Bulkhead bulkhead, Caller caller) {
        this.chunks = chunks;
        this.bulkhead = bulkhead;
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
            bulkhead.call(caller, () -> chunks.write(id, first, some));
            position += some.size();
        }
    }

    private static List<byte[]> next(InputStream bytes) throws IOException {
        List<byte[]> some = new ArrayList<>();
        byte[] piece = bytes.readNBytes(AttachmentChunk.SIZE);
        while (piece.length > 0) {
            some.add(piece);
            piece = some.size() < PIECES_AT_ONCE ? bytes.readNBytes(AttachmentChunk.SIZE) : new byte[0];
        }
        return some;
    }

    @Override
    public InputStream open(UUID id, long from, long length) throws IOException {
        InputStream bytes = new SequenceInputStream(new Pieces(id, Math.toIntExact(from / AttachmentChunk.SIZE)));
        bytes.skipNBytes(from % AttachmentChunk.SIZE);
        return BoundedInputStream.builder()
                .setInputStream(bytes)
                .setMaxCount(length)
                .get();
    }

    @Override
    public void delete(UUID id) {
        bulkhead.call(caller, () -> chunks.delete(id));
    }

    /** One after the other, each read when it is wanted, but for the first: whether it is there is known at once. */
    private final class Pieces implements Enumeration<InputStream> {
        private final UUID id;
        private int position;
        private Optional<byte[]> next;

        Pieces(UUID id, int position) throws FileNotFoundException {
            this.id = id;
            this.position = position;
            next = read();
            if (next.isEmpty()) {
                throw new FileNotFoundException("the database has no piece " + position + " of file " + id);
            }
        }

        private Optional<byte[]> read() {
            int wanted = position++;
            return bulkhead.call(caller, () -> chunks.read(id, wanted));
        }

        @Override
        public boolean hasMoreElements() {
            if (next == null) {
                next = read();
            }
            return next.isPresent();
        }

        @Override
        public InputStream nextElement() {
            InputStream piece = new ByteArrayInputStream(next.orElseThrow());
            next = null;
            return piece;
        }
    }
}
