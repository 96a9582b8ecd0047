package org.redress.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.ws.rs.ServiceUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.attachment.Samples;
import org.redress.attachment.StoredUpload;
import org.redress.attachment.UploadedFile;
import org.redress.attachment.UploadedFiles;
import org.redress.database.TestDatabase;
import org.redress.dispute.Shop;

/** Whatever goes wrong between the store and the case, nothing stays in the store. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class BlobStorageTest {
    @Parameter
    TestDatabase database;

    @TempDir
    Path folder;

    private TransactionalStorage services;

    @BeforeEach
    void clear() {
        services = new TransactionalStorage(database, Clock.systemUTC());
        database.run("delete from staged_files");
    }

    private BlobStorage depot(String store) {
        return services.depot(services.stores(Map.of("EVIDENCE_STORE", store, "EVIDENCE_FOLDER", folder.toString())));
    }

    private static UploadedFiles delivery() {
        UploadedFiles uploaded = new UploadedFiles();
        for (String text : List.of("one", "two")) {
            uploaded.add(
                    new UploadedFile(UUID.randomUUID(), text, "text/plain", Samples.spooled(Samples.text(text)), null));
        }
        return uploaded;
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_does_not_become_part_of_a_case_is_removed() {
        long pieces = services.rows("AttachmentChunk");
        for (String store : List.of("disk", "database")) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> depot(store).store(TransactionalStorage.SHOP, delivery(), evidence -> {
                        assertThat(evidence).extracting(StoredUpload::store).containsOnly(store);
                        assertThat(files()).hasSize(store.equals("disk") ? 2 : 0);
                        assertThat(services.rows("AttachmentChunk")).isEqualTo(pieces + (store.equals("disk") ? 0 : 2));
                        assertThat(services.rows("StagedFile")).isEqualTo(2);
                        throw new IllegalStateException("the case is gone");
                    }));
            assertThat(files()).isEmpty();
            assertThat(services.rows("AttachmentChunk")).isEqualTo(pieces);
            assertThat(services.rows("StagedFile")).isZero();
        }
    }

    @Test
    void a_store_that_takes_only_the_first_keeps_none() throws IOException {
        UploadedFiles uploaded = delivery();
        // Where the second is to lie, no folder can be made
        Files.createFile(folder.resolve(uploaded.ids().get(1).toString().substring(0, 2)));
        assertThatExceptionOfType(ServiceUnavailableException.class)
                .isThrownBy(() -> depot("disk").store(TransactionalStorage.SHOP, uploaded, evidence -> evidence));
        assertThat(files()).allMatch(file -> file.getParent().equals(folder));
    }

    @Test
    void a_commit_of_which_nobody_knows_keeps_what_it_committed() {
        UploadedFiles uploaded = delivery();
        assertThatIllegalStateException()
                .isThrownBy(() -> depot("disk").store(TransactionalStorage.SHOP, uploaded, evidence -> {
                    // As the service does when it adds them
                    uploaded.ids().forEach(id -> services.staging().delete(id));
                    throw new IllegalStateException("the connection broke when it was committed");
                }));
        assertThat(files()).hasSize(2);
    }

    @Test
    void what_is_erased_is_removed_from_the_store_and_found_no_more() {
        for (String store : List.of("disk", "database")) {
            UUID[] customer = new UUID[1];
            int[] shop = new int[1];
            UUID dispute = database.inTransaction(em -> {
                Shop opened = new Shop(em);
                shop[0] = opened.id();
                customer[0] = opened.zoe.getId();
                return opened.dispute(null, Instant.parse("2026-11-20T12:00:00Z"))
                        .getId();
            });
            long pieces = services.rows("AttachmentChunk");
            UploadedFiles uploaded = delivery();
            depot(store).store(TransactionalStorage.SHOP, uploaded, files -> services.add(shop[0], dispute, files));
            services.erase(List.of(dispute));
            depot(store).deleteErasedBlobs(TransactionalStorage.SHOP, customer[0]);
            assertThat(files()).isEmpty();
            assertThat(services.rows("AttachmentChunk")).isEqualTo(pieces);
            assertThat(services.rows("StagedFile")).isZero();
            assertThat(services.find(Set.of(shop[0]), dispute, uploaded.ids().get(0)))
                    .isEmpty();
        }
    }

    @Test
    void what_a_crash_left_is_swept_away_after_an_hour() throws IOException {
        UUID id = UUID.randomUUID();
        BlobStores stores = services.stores(Map.of("EVIDENCE_STORE", "disk", "EVIDENCE_FOLDER", folder.toString()));
        services.staging().stage("disk", List.of(id));
        try (TempFile file = Samples.spooled(new byte[3])) {
            stores.current(TransactionalStorage.SHOP).put(id, file);
        }
        OrphanedBlobCleanup cleanup = new OrphanedBlobCleanup();
        cleanup.blobs = services.depot(stores);
        cleanup.staging = services.staging();
        cleanup.removeOrphans();
        assertThat(files()).hasSize(1);

        cleanup.staging =
                new TransactionalStorage(database, Clock.offset(Clock.systemUTC(), Duration.ofHours(2))).staging();
        cleanup.removeOrphans();
        assertThat(files()).isEmpty();
        assertThat(services.rows("StagedFile")).isZero();
    }

    @Test
    void what_cannot_be_removed_now_is_removed_by_the_sweep() {
        UUID id = UUID.randomUUID();
        services.staging().stage("disk", List.of(id));
        BlobStorage withoutTheDisk = services.depot(services.stores(Map.of()));
        withoutTheDisk.remove(
                TransactionalStorage.SHOP, () -> services.staging().abandon(List.of(id)));
        assertThat(services.rows("StagedFile")).isEqualTo(1);
        depot("disk").remove(TransactionalStorage.SHOP, () -> services.staging().abandon(List.of(id)));
        assertThat(services.rows("StagedFile")).isZero();
    }
}
