package org.redress.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.ws.rs.ServiceUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.attachment.Samples;
import org.redress.database.TestDatabase;
import org.redress.timer.TestTimers;

/** Whatever fails between the first byte and the commit, no blob remains in the store. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class BlobStorageTest {
    @Parameter
    TestDatabase database;

    @TempDir
    Path folder;

    private final Map<UUID, TempFile> contents = new LinkedHashMap<>();
    private TransactionalStorage services;

    @BeforeEach
    void clear() {
        services = new TransactionalStorage(database, Clock.systemUTC());
        database.run("delete from staged_files");
        for (String text : List.of("one", "two")) {
            contents.put(UUID.randomUUID(), Samples.spooled(Samples.text(text)));
        }
    }

    @AfterEach
    void close() {
        contents.values().forEach(TempFile::close);
    }

    private BlobStorage storage(String store) {
        return services.depot(services.stores(Map.of("EVIDENCE_STORE", store, "EVIDENCE_FOLDER", folder.toString())));
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void blobs_that_are_not_committed_are_removed_when_they_are_closed() {
        long chunks = services.rows("AttachmentChunk");
        for (String store : List.of("disk", "database")) {
            assertThatIllegalStateException().isThrownBy(() -> {
                try (StagedBlobs staged = storage(store).stage(TransactionalStorage.SHOP)) {
                    staged.write(contents);
                    assertThat(staged.store()).isEqualTo(store);
                    assertThat(files()).hasSize(store.equals("disk") ? 2 : 0);
                    assertThat(services.rows("AttachmentChunk")).isEqualTo(chunks + (store.equals("disk") ? 0 : 2));
                    assertThat(services.rows("StagedFile")).isEqualTo(2);
                    throw new IllegalStateException("the dispute is gone");
                }
            });
            assertThat(files()).isEmpty();
            assertThat(services.rows("AttachmentChunk")).isEqualTo(chunks);
            assertThat(services.rows("StagedFile")).isZero();
        }
    }

    @Test
    void blobs_that_are_committed_stay_and_are_read_whole_and_in_part() throws IOException {
        for (String store : List.of("disk", "database")) {
            try (StagedBlobs staged = storage(store).stage(TransactionalStorage.SHOP)) {
                staged.write(contents);
                contents.keySet().forEach(id -> services.staging().delete(new BlobReference(1, id, "disk")));
                staged.commit();
            }
            UUID second = List.copyOf(contents.keySet()).get(1);
            try (InputStream bytes =
                    storage(store).open(TransactionalStorage.SHOP, new BlobReference(1, second, store), 1, 2)) {
                assertThat(bytes.readAllBytes()).isEqualTo(Samples.text("wo"));
            }
        }
    }

    @Test
    void a_blob_that_is_not_in_its_store_is_unavailable() {
        for (String store : List.of("disk", "database")) {
            assertThatExceptionOfType(ServiceUnavailableException.class).isThrownBy(() -> storage(store)
                    .open(TransactionalStorage.SHOP, new BlobReference(1, UUID.randomUUID(), store), 0, 1));
        }
    }

    @Test
    void a_store_that_fails_at_the_second_blob_has_none() throws IOException {
        // No folder can be made for the second
        String second = List.copyOf(contents.keySet()).get(1).toString();
        Files.createFile(folder.resolve(second.substring(0, 2)));
        try (StagedBlobs staged = storage("disk").stage(TransactionalStorage.SHOP)) {
            assertThatExceptionOfType(ServiceUnavailableException.class).isThrownBy(() -> staged.write(contents));
        }
        assertThat(files()).allMatch(file -> folder.equals(file.getParent()));
    }

    @Test
    void a_commit_whose_outcome_is_unknown_keeps_what_it_committed() {
        assertThatIllegalStateException().isThrownBy(() -> {
            try (StagedBlobs staged = storage("disk").stage(TransactionalStorage.SHOP)) {
                staged.write(contents);
                // As the transaction does that attaches the files
                contents.keySet().forEach(id -> services.staging().delete(new BlobReference(1, id, "disk")));
                throw new IllegalStateException("the connection broke during the commit");
            }
        });
        assertThat(files()).hasSize(2);
    }

    @Test
    void blobs_of_a_crashed_node_are_removed_after_an_hour() {
        UUID id = UUID.randomUUID();
        services.staging().stage(1, "disk", List.of(id));
        BlobStores stores = services.stores(Map.of("EVIDENCE_STORE", "disk", "EVIDENCE_FOLDER", folder.toString()));
        try (TempFile file = Samples.spooled(new byte[3])) {
            stores.current(1, TransactionalStorage.SHOP).put(id, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        OrphanedBlobCleanup cleanup = new OrphanedBlobCleanup();
        cleanup.runs = TestTimers.startedAt(services.clock());
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
    void a_blob_that_was_staged_within_the_hour_is_not_abandoned() {
        UUID old = UUID.randomUUID();
        UUID young = UUID.randomUUID();
        services.staging().stage(1, "disk", List.of(old));
        TransactionalStorage later =
                new TransactionalStorage(database, Clock.offset(services.clock(), Duration.ofMinutes(90)));
        later.staging().stage(1, "disk", List.of(young));
        assertThat(later.staging().abandonOlderThan(OrphanedBlobCleanup.AGE, 10_000))
                .extracting(StagedFile::getId)
                .containsExactly(old);
    }

    @Test
    void a_blob_that_cannot_be_removed_now_is_removed_later() {
        UUID id = UUID.randomUUID();
        services.staging().stage(1, "disk", List.of(id));
        BlobStorage withoutTheDisk = services.depot(services.stores(Map.of()));
        withoutTheDisk.abandon(TransactionalStorage.SHOP, List.of(id));
        assertThat(services.rows("StagedFile")).isEqualTo(1);
        storage("disk").abandon(TransactionalStorage.SHOP, List.of(id));
        assertThat(services.rows("StagedFile")).isZero();
    }

    @Test
    void removing_all_ends_with_an_error_if_nothing_can_be_removed() {
        UUID id = UUID.randomUUID();
        services.staging().stage(1, "disk", List.of(id));
        BlobStorage withoutTheDisk = services.depot(services.stores(Map.of()));
        assertThatExceptionOfType(ServiceUnavailableException.class)
                .isThrownBy(() -> withoutTheDisk.removeAll(
                        TransactionalStorage.SHOP, () -> services.staging().abandon(1, List.of(id))));
        storage("disk")
                .removeAll(TransactionalStorage.SHOP, () -> services.staging().abandon(1, List.of(id)));
        assertThat(services.rows("StagedFile")).isZero();
    }
}
