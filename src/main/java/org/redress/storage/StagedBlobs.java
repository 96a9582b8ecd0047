package org.redress.storage;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.redress.security.Caller;

/**
 * Blobs that are in a store and not permanent yet. Closing this removes them, unless {@link #commit} was called. A
 * blob that a transaction has made permanent all the same is not removed.
 */
public final class StagedBlobs implements AutoCloseable {
    private final BlobStorage storage;
    private final Caller caller;
    private final BlobStore store;
    private Set<UUID> ids = Set.of();
    private boolean committed;

    StagedBlobs(BlobStorage storage, Caller caller, BlobStore store) {
        this.storage = storage;
        this.caller = caller;
        this.store = store;
    }

    /**
     * Writes the blobs to the store, one after the other.
     *
     * @param contents by id
     * @throws jakarta.ws.rs.ServiceUnavailableException if the store is full or unavailable
     */
    public void write(Map<UUID, TempFile> contents) {
        ids = Set.copyOf(contents.keySet());
        storage.write(caller, store, contents);
    }

    /** Returns the name under which the store is configured. */
    public String store() {
        return store.name();
    }

    /** Marks the blobs as permanent; call it after the transaction that deletes their staging rows. */
    public void commit() {
        committed = true;
    }

    @Override
    public void close() {
        if (!committed) {
            storage.abandon(caller, ids);
        }
    }
}
