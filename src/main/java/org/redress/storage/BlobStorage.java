package org.redress.storage;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.redress.limits.Bulkhead;
import org.redress.problem.RetryAfter;
import org.redress.security.Caller;

/**
 * Writes, reads and removes blobs. Each transaction takes a permit of the caller's share of its own, since stores and
 * clients may be slow.
 */
@ApplicationScoped
public class BlobStorage {
    private static final Logger LOG = System.getLogger(BlobStorage.class.getName());

    @Inject
    BlobStores stores;

    @EJB
    StagingService staging;

    @Inject
    Bulkhead bulkhead;

    /** Returns an empty set of blobs for the configured store, to be written and then closed. */
    public StagedBlobs stage(Caller caller) {
        return new StagedBlobs(this, caller, stores.current(caller.merchantId(), caller));
    }

    void write(Caller caller, BlobStore store, Map<UUID, TempFile> contents) {
        bulkhead.call(caller, () -> staging.stage(caller.merchantId(), store.name(), contents.keySet()));
        try {
            for (Map.Entry<UUID, TempFile> content : contents.entrySet()) {
                store.put(content.getKey(), content.getValue());
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "writing a file to the store {0} failed: {1}", store.name(), e);
            throw new ServiceUnavailableException(RetryAfter.STORAGE, e);
        }
    }

    /**
     * Opens a part of a blob.
     *
     * @param from first byte, counted from 0
     * @param length in bytes
     * @return the bytes, for the caller to close
     * @throws ServiceUnavailableException if the store is unavailable or has no such blob
     * @throws IllegalStateException if the store is not configured any more; the message names the setting
     */
    public InputStream open(Caller caller, BlobReference blob, long from, long length) {
        try {
            return stores.of(blob, caller).open(blob.id(), from, length);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "reading file {0} from the store {1} failed: {2}", blob.id(), blob.store(), e);
            throw new ServiceUnavailableException(RetryAfter.STORAGE, e);
        }
    }

    void abandon(Caller caller, Collection<UUID> ids) {
        remove(caller, () -> staging.abandon(caller.merchantId(), ids));
    }

    /**
     * Removes blobs; those that cannot be removed now are left to the cleanup.
     *
     * @param abandoned selects them
     */
    void remove(Caller caller, Supplier<List<StagedFile>> abandoned) {
        try {
            bulkhead.call(caller, abandoned).forEach(file -> remove(caller, file.blob()));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "removing abandoned files failed, the cleanup will retry: {0}", e.toString());
        }
    }

    private void remove(Caller caller, BlobReference blob) {
        try {
            stores.of(blob, caller).delete(blob.id());
            bulkhead.call(caller, () -> staging.delete(blob));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "removing abandoned file {0} failed, the cleanup will retry: {1}", blob.id(), e);
        }
    }

    /**
     * Removes batch after batch of abandoned blobs.
     *
     * @param next selects the next batch in one transaction; empty after the last
     * @throws ServiceUnavailableException if none of a batch could be removed
     */
    public void removeAll(Caller caller, Supplier<List<StagedFile>> next) {
        List<UUID> before = List.of();
        List<StagedFile> batch = bulkhead.call(caller, next);
        while (!batch.isEmpty()) {
            List<UUID> ids = batch.stream().map(StagedFile::getId).toList();
            if (ids.equals(before)) {
                throw new ServiceUnavailableException(RetryAfter.STORAGE);
            }
            batch.forEach(file -> remove(caller, file.blob()));
            before = ids;
            batch = bulkhead.call(caller, next);
        }
    }
}
