package org.redress.evidence;

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
public class Stores {
    @Inject
    Config config;

    @Inject
    PieceService pieces;

    @Inject
    Bulkhead bulkhead;

    /** For new files. @param caller in whose share of the database connections it works, if it needs some */
    EvidenceStore current(Caller caller) {
        return named(text("store").orElse(DatabaseStore.NAME), caller);
    }

    /** @throws IllegalStateException that names the setting without which its files cannot be reached any more */
    EvidenceStore named(String name, Caller caller) {
        return switch (name) {
            case DatabaseStore.NAME -> new DatabaseStore(pieces, bulkhead, caller);
            case DiskStore.NAME -> new DiskStore(Path.of(setting("folder")));
            case S3Store.NAME ->
                new S3Store(
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
