package org.redress.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.redress.limits.Bulkhead;
import org.redress.security.Caller;

/** The places for files: the one that new files go to, and those that older ones lie in as long as they are configured. */
@ApplicationScoped
public class BlobStores {
    @Inject
    public Config config;

    @Inject
    public ChunkService chunks;

    @Inject
    public Bulkhead bulkhead;

    /** For new files. @param caller in whose share of the database connections it works, if it needs some */
    public BlobStore current(Caller caller) {
        return named(text("store").orElse(DatabaseBlobStore.NAME), caller);
    }

    /** @throws IllegalStateException that names the setting without which its files cannot be reached any more */
    public BlobStore named(String name, Caller caller) {
        return switch (name) {
            case DatabaseBlobStore.NAME -> new DatabaseBlobStore(chunks, bulkhead, caller);
            case FileSystemBlobStore.NAME -> new FileSystemBlobStore(Path.of(setting("folder")));
            case S3BlobStore.NAME ->
                new S3BlobStore(
                        URI.create(setting("s3-endpoint")),
                        setting("s3-region"),
                        setting("s3-bucket"),
                        setting("s3-access-key"),
                        setting("s3-secret-key"));
            default -> throw new IllegalStateException("no store is named " + name);
        };
    }

    private String setting(String key) {
        return text(key)
                .orElseThrow(
                        () -> new IllegalStateException("files lie where evidence." + key + " says; it is not set"));
    }

    private Optional<String> text(String key) {
        return config.getOptionalValue("evidence." + key, String.class)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
