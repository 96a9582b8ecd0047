package org.redress.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.attachment.Samples;
import org.redress.database.TestDatabase;

/** Each store with a real database, disk or server: files come back whole, and none is left in part. */
@Tag("database")
class BlobStoresTest {
    private static final int SIZE = 3 * 1024 * 1024 + 7;

    @TempDir
    static Path folder;

    private static Bucket bucket;

    /** Stores under test. */
    enum Backend {
        DATABASE_H2,
        DATABASE_POSTGRESQL,
        DISK,
        S3;

        BlobStore store() {
            TestDatabase database = this == DATABASE_POSTGRESQL ? TestDatabase.POSTGRESQL : TestDatabase.H2;
            Map<String, String> settings = new HashMap<>(bucket.settings());
            settings.put("EVIDENCE_FOLDER", folder.toString());
            settings.put("EVIDENCE_STORE", name().replaceFirst("_.*", "").toLowerCase(Locale.ROOT));
            return new TransactionalStorage(database, Clock.systemUTC())
                    .stores(settings)
                    .current(1, TransactionalStorage.SHOP);
        }
    }

    @BeforeAll
    static void open() {
        bucket = new Bucket();
    }

    @AfterAll
    static void close() {
        bucket.close();
    }

    private static byte[] read(BlobStore store, UUID id, long from, long length) throws IOException {
        try (InputStream bytes = store.open(id, from, length)) {
            return bytes.readAllBytes();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_file_is_read_in_whole_and_in_parts_until_it_is_deleted(Backend place) throws IOException {
        BlobStore store = place.store();
        UUID id = UUID.randomUUID();
        byte[] bytes = new byte[SIZE];
        new Random(1).nextBytes(bytes);
        try (TempFile file = Samples.spooled(bytes)) {
            store.put(id, file);
        }
        assertThat(read(store, id, 0, SIZE)).isEqualTo(bytes);
        for (int from : List.of(0, 1, 65_535, 65_536, 65_537, SIZE - 9)) {
            assertThat(read(store, id, from, 9)).isEqualTo(java.util.Arrays.copyOfRange(bytes, from, from + 9));
        }
        store.delete(id);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(store, id, 0, 1));
        assertThatCode(() -> store.delete(id)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void a_file_of_one_byte_is_read(Backend place) throws IOException {
        BlobStore store = place.store();
        UUID id = UUID.randomUUID();
        try (TempFile file = Samples.spooled(new byte[] {42})) {
            store.put(id, file);
        }
        assertThat(read(store, id, 0, 1)).containsExactly(42);
        store.delete(id);
    }

    @Test
    void a_full_disk_leaves_no_part_of_a_file() throws IOException {
        BlobStore store = Backend.DISK.store();
        UUID id = UUID.randomUUID();
        // Linux has a device that is always full; the file is redirected to it
        Path directory = Files.createDirectories(folder.resolve(id.toString().substring(0, 2)));
        Files.createSymbolicLink(directory.resolve(id + ".part"), Path.of("/dev/full"));
        try (TempFile file = Samples.spooled(new byte[SIZE])) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> store.put(id, file))
                    .withMessageContaining("No space left on device");
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void a_part_that_a_crash_left_on_the_disk_is_deleted_with_the_file() throws IOException {
        BlobStore store = Backend.DISK.store();
        UUID id = UUID.randomUUID();
        Path directory = Files.createDirectories(folder.resolve(id.toString().substring(0, 2)));
        Files.write(directory.resolve(id + ".part"), new byte[3]);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(store, id, 0, 1));
        store.delete(id);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void s3_rejects_a_request_that_is_signed_with_a_wrong_key() throws IOException {
        Map<String, String> settings = new HashMap<>(bucket.settings());
        settings.put("EVIDENCE_S3_SECRET_KEY", "another key");
        BlobStore store = new TransactionalStorage(TestDatabase.H2, Clock.systemUTC())
                .stores(settings)
                .current(1, TransactionalStorage.SHOP);
        try (TempFile file = Samples.spooled(new byte[] {42})) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> store.put(UUID.randomUUID(), file))
                    .withMessageContaining("403");
        }
        assertThat(bucket.names()).isEmpty();
    }

    @Test
    void a_store_that_is_no_longer_configured_is_named_by_its_setting() {
        BlobStores none = new TransactionalStorage(TestDatabase.H2, Clock.systemUTC()).stores(Map.of());
        assertThat(none.current(1, TransactionalStorage.SHOP).name()).isEqualTo("database");
        assertThatIllegalStateException()
                .isThrownBy(() -> none.of(new BlobReference(1, UUID.randomUUID(), "disk"), TransactionalStorage.SHOP))
                .withMessageContaining("evidence.folder");
        assertThatIllegalStateException()
                .isThrownBy(() -> none.of(new BlobReference(1, UUID.randomUUID(), "s3"), TransactionalStorage.SHOP))
                .withMessageContaining("evidence.s3-region");
    }
}
