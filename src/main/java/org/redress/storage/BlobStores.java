package org.redress.storage;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.redress.limits.Bulkhead;
import org.redress.security.Caller;

/** Finds the store for new files, and those of older files for as long as they are configured. */
@ApplicationScoped
public class BlobStores {
    @Inject
    Config config;

    @EJB
    ChunkService chunks;

    @Inject
    Bulkhead bulkhead;

    private @Nullable S3BlobStore s3;

    /**
     * Returns the store for new files of a merchant.
     *
     * @param caller whose share of database connections the store may use
     */
    public BlobStore current(int merchantId, Caller caller) {
        return named(text("store").orElse(DatabaseBlobStore.NAME), merchantId, caller);
    }

    /**
     * Returns the store that has a blob.
     *
     * @param caller whose share of database connections the store may use
     * @throws IllegalStateException if a setting is missing without which its files are out of reach; names it
     */
    public BlobStore of(BlobReference blob, Caller caller) {
        return named(blob.store(), blob.merchantId(), caller);
    }

    private BlobStore named(String name, int merchantId, Caller caller) {
        return switch (name) {
            case DatabaseBlobStore.NAME -> new DatabaseBlobStore(chunks, bulkhead, merchantId, caller);
            case FileSystemBlobStore.NAME -> new FileSystemBlobStore(Path.of(setting("folder")));
            case S3BlobStore.NAME -> s3();
            default -> throw new IllegalStateException("no store is named " + name);
        };
    }

    // One for all calls: a client has connections, threads and credentials that it renews
    private synchronized S3BlobStore s3() {
        if (s3 == null) {
            S3BlobStore.Location bucket = new S3BlobStore.Location(
                    text("s3-endpoint").map(URI::create), setting("s3-region"), setting("s3-bucket"));
            s3 = new S3BlobStore(
                    bucket,
                    text("s3-access-key").map(key -> new S3BlobStore.Keys(key, setting("s3-secret-key"))),
                    S3BlobStore.ATTEMPT_TIMEOUT);
        }
        return s3;
    }

    @PreDestroy
    synchronized void close() {
        if (s3 != null) {
            s3.close();
        }
    }

    private String setting(String key) {
        return text(key)
                .orElseThrow(() -> new IllegalStateException(
                        "files are stored where evidence." + key + " says, and it is not set"));
    }

    private Optional<String> text(String key) {
        return config.getOptionalValue("evidence." + key, String.class)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
