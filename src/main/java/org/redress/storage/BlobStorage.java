package org.redress.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.redress.attachment.StoredUpload;
import org.redress.attachment.UploadedFile;
import org.redress.attachment.UploadedFiles;
import org.redress.limits.Bulkhead;
import org.redress.security.Caller;

/** Puts files into the store before they belong to a case, and removes those that never come to. */
@ApplicationScoped
public class BlobStorage {
    private static final Logger LOG = System.getLogger(BlobStorage.class.getName());
    private static final long RETRY_AFTER_SECONDS = 10;
    private static final int AT_A_TIME = 100;

    @Inject
    BlobStores stores;

    @Inject
    StagingService staging;

    @Inject
    Bulkhead bulkhead;

    /**
     * @param adding makes them part of a case, in one transaction, or fails
     * @throws ServiceUnavailableException where the store has no room or is out of reach
     */
    public <T> T store(Caller caller, UploadedFiles uploaded, Function<List<StoredUpload>, T> adding) {
        BlobStore store = stores.current(caller);
        boolean kept = false;
        try {
            bulkhead.call(caller, () -> staging.stage(store.name(), uploaded.ids()));
            for (UploadedFile file : uploaded.files()) {
                store.put(file.id(), file.bytes());
            }
            T result = bulkhead.call(caller, () -> adding.apply(uploaded.keptIn(store.name())));
            kept = true;
            return result;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "no file can be put into the store {0}: {1}", store.name(), e);
            throw new ServiceUnavailableException(RETRY_AFTER_SECONDS, e);
        } finally {
            if (!kept) {
                remove(caller, () -> staging.abandon(uploaded.ids()));
            }
        }
    }

    /** What cannot be removed now is left for later. @param abandoning names them, in one transaction */
    void remove(Caller caller, Supplier<List<StagedFile>> abandoning) {
        try {
            bulkhead.call(caller, abandoning).forEach(file -> remove(caller, file));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "files that belong to no case stay for now: {0}", e.toString());
        }
    }

    private void remove(Caller caller, StagedFile file) {
        try {
            stores.named(file.getStore(), caller).delete(file.getId());
            bulkhead.call(caller, () -> staging.delete(file.getId()));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "file {0} belongs to no case and stays for now: {1}", file.getId(), e);
        }
    }

    /** Removes what is left of a customer's erased files. @throws ServiceUnavailableException where that fails */
    public void deleteErasedBlobs(Caller caller, UUID customerId) {
        List<UUID> before = List.of();
        List<StagedFile> left = bulkhead.call(caller, () -> staging.findErased(customerId, AT_A_TIME));
        while (!left.isEmpty()) {
            List<UUID> ids = left.stream().map(StagedFile::getId).toList();
            if (ids.equals(before)) {
                throw new ServiceUnavailableException(RETRY_AFTER_SECONDS);
            }
            List<StagedFile> some = left;
            remove(caller, () -> some);
            before = ids;
            left = bulkhead.call(caller, () -> staging.findErased(customerId, AT_A_TIME));
        }
    }
}
