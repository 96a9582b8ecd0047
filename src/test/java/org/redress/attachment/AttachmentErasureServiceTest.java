package org.redress.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.dispute.Shop;
import org.redress.security.Callers;
import org.redress.storage.BlobStorage;
import org.redress.storage.StagedBlobs;
import org.redress.storage.StagedFile;
import org.redress.storage.TempFile;
import org.redress.storage.TransactionalStorage;

/** Erased files are removed from their store and found no more. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class AttachmentErasureServiceTest {
    @Parameter
    TestDatabase database;

    @TempDir
    Path folder;

    private int merchant;
    private UUID customer = new UUID(0, 0);

    private UUID dispute() {
        return database.inTransaction(em -> {
            Shop shop = new Shop(em);
            merchant = shop.id();
            customer = shop.zoe.getId();
            return shop.dispute(null, Instant.parse("2026-11-20T12:00:00Z")).getId();
        });
    }

    private long filesOnDisk() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void an_erased_file_is_removed_from_each_store_and_found_no_more() throws Exception {
        TransactionalStorage storage = new TransactionalStorage(database, Clock.systemUTC());
        TransactionalAttachments attachments = new TransactionalAttachments(database, Clock.systemUTC());
        long staged = storage.rows("StagedFile");
        long chunks = storage.rows("AttachmentChunk");
        for (String store : List.of("disk", "database")) {
            UUID dispute = dispute();
            BlobStorage blobs = storage.depot(
                    storage.stores(Map.of("EVIDENCE_STORE", store, "EVIDENCE_FOLDER", folder.toString())));
            UUID id = UUID.randomUUID();
            try (TempFile content = Samples.spooled(Samples.text("one"));
                    StagedBlobs upload = blobs.stage(Callers.named("shop", merchant))) {
                upload.write(Map.of(id, content));
                UploadedFile file = new UploadedFile(id, "a", "image/png", 3, content.sha256(), "Customer");
                assertThat(attachments.add(merchant, dispute, List.of(file), upload.store()))
                        .isPresent();
                upload.commit();
            }
            assertThat(filesOnDisk() + storage.rows("AttachmentChunk")).isEqualTo(chunks + 1);
            long waiting = storage.rows("ThumbnailJob");

            attachments.erase(merchant, List.of(dispute));
            assertThat(attachments.find(Set.of(merchant), dispute, id)).isEmpty();
            assertThat(storage.rows("ThumbnailJob")).isEqualTo(waiting - 1);
            assertThat(attachments.erasure().findErased(merchant, customer, 10))
                    .extracting(StagedFile::getId)
                    .isEqualTo(store.equals("disk") ? List.of(id) : List.of());

            blobs.removeAll(
                    TransactionalStorage.SHOP, () -> attachments.erasure().findErased(merchant, customer, 10));
            assertThat(filesOnDisk()).isZero();
            assertThat(storage.rows("AttachmentChunk")).isEqualTo(chunks);
            assertThat(storage.rows("StagedFile")).isEqualTo(staged);
        }
    }
}
