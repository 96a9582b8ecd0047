package org.redress.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.Concurrently;
import org.redress.database.TestDatabase;
import org.redress.dispute.Dispute;
import org.redress.dispute.Shop;
import org.redress.key.OwnedKey;
import org.redress.problem.RejectedContentException;
import org.redress.search.AttachmentRow;
import org.redress.storage.BlobReference;
import org.redress.storage.StagedFile;
import org.redress.storage.TransactionalStorage;

/** Files are attached on both databases: all or none, never too many, and to the merchant's own disputes only. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class AttachmentServiceTest {
    private static final Instant NOON = Instant.parse("2023-12-11T12:00:00Z");
    private static final long LARGEST = 52_428_800;

    @Parameter
    TestDatabase database;

    private TransactionalAttachments services;
    private TransactionalStorage storage;
    private int merchant;
    private UUID dispute;

    @BeforeEach
    void open_a_dispute() {
        services = new TransactionalAttachments(database, Clock.fixed(NOON, ZoneOffset.UTC));
        storage = new TransactionalStorage(database, services.clock());
        dispute = database.inTransaction(em -> {
            Shop shop = new Shop(em);
            merchant = shop.id();
            return shop.dispute(null, NOON.minusSeconds(60)).getId();
        });
    }

    /** Staged, as it would be. */
    private UploadedFile file(String name, long size) {
        UUID id = UUID.randomUUID();
        storage.staging().stage(merchant, "disk", List.of(id));
        return new UploadedFile(id, name, "text/plain", size, "ab".repeat(32), "Zoë");
    }

    @Test
    void files_are_attached_in_their_order_and_found() {
        List<UploadedFile> files = List.of(file("b.jpg", 7), file("../a 李 😀", 8), file("c", 9));
        List<AttachmentRow> added =
                services.add(merchant, dispute, files, "disk").orElseThrow();

        assertThat(added).extracting(AttachmentRow::originalFileName).containsExactly("b.jpg", ".._a 李 😀", "c");
        assertThat(added).extracting(AttachmentRow::createdAt).isSorted();
        assertThat(added).extracting(AttachmentRow::fileName).doesNotHaveDuplicates();
        Dispute touched = database.inTransaction(em -> em.find(Dispute.class, new OwnedKey(merchant, dispute)));
        assertThat(touched).extracting("updatedAt").isEqualTo(NOON);
        assertThat(services.room(merchant, dispute)).contains(LARGEST - 24);

        AttachmentRow first =
                services.find(Set.of(merchant), dispute, added.get(0).id()).orElseThrow();
        assertThat(first).isEqualTo(added.get(0));
        assertThat(first.size()).isEqualTo(7);
        assertThat(first.mimeType()).isEqualTo("text/plain");
        assertThat(first.source()).isEqualTo("Zoë");
        assertThat(first.store()).isEqualTo("disk");
        assertThat(first.tag()).isEqualTo("\"" + "ab".repeat(32) + "\"");
        assertThat(services.thumbnail(first)).isEmpty();
        assertThat(storage.staging()
                        .abandon(merchant, files.stream().map(UploadedFile::id).toList()))
                .isEmpty();
    }

    @Test
    void files_are_neither_attached_to_nor_found_in_another_merchants_dispute() {
        int other = database.inTransaction(em -> new Shop(em).id());
        UploadedFile file = file("x", 1);
        assertThat(services.room(other, dispute)).isEmpty();
        assertThat(services.add(other, dispute, List.of(file), "disk")).isEmpty();
        assertThat(services.add(merchant, UUID.randomUUID(), List.of(file), "disk"))
                .isEmpty();
        UUID id = services.add(merchant, dispute, List.of(file), "disk")
                .orElseThrow()
                .get(0)
                .id();
        assertThat(services.find(Set.of(other), dispute, id)).isEmpty();
        assertThat(services.find(Set.of(), dispute, id)).isEmpty();
        assertThat(services.find(Set.of(merchant), UUID.randomUUID(), id)).isEmpty();
        assertThat(services.find(Set.of(other, merchant), dispute, id)).isPresent();
    }

    @Test
    void a_dispute_has_a_maximum_of_bytes() {
        services.add(merchant, dispute, List.of(file("a", LARGEST - 10)), "disk");
        assertThatExceptionOfType(RejectedContentException.class)
                .isThrownBy(() -> services.add(merchant, dispute, List.of(file("b", 6), file("c", 5)), "disk"))
                .satisfies(exception -> assertThat(exception.status()).isEqualTo(413));
        assertThat(services.room(merchant, dispute)).contains(10L);
        services.add(merchant, dispute, List.of(file("b", 5), file("c", 5)), "disk");
        assertThat(services.room(merchant, dispute)).contains(0L);
    }

    @Test
    void concurrent_uploads_do_not_exceed_the_maximum_of_bytes() {
        List<UploadedFile> files =
                IntStream.range(0, 6).mapToObj(n -> file("" + n, LARGEST / 3)).toList();
        List<Boolean> added = Concurrently.callers(6, n -> () -> {
            try {
                return services.add(merchant, dispute, List.of(files.get(n)), "disk")
                        .isPresent();
            } catch (RejectedContentException e) {
                return false;
            }
        });
        assertThat(added).filteredOn(success -> success).hasSize(3);
        assertThat(services.room(merchant, dispute)).contains(LARGEST - LARGEST / 3 * 3);
    }

    @Test
    void an_abandoned_file_cannot_be_attached_not_even_with_others() {
        UploadedFile kept = file("kept", 1);
        UploadedFile abandoned = file("abandoned", 1);
        assertThat(storage.staging().abandon(merchant, List.of(abandoned.id())))
                .extracting(StagedFile::getId)
                .containsExactly(abandoned.id());
        assertThatIllegalStateException()
                .isThrownBy(() -> services.add(merchant, dispute, List.of(kept, abandoned), "disk"));
        assertThat(services.room(merchant, dispute)).contains(LARGEST);
        storage.staging().delete(new BlobReference(merchant, abandoned.id(), "disk"));
        assertThat(storage.staging().abandon(merchant, List.of(abandoned.id(), kept.id())))
                .extracting(StagedFile::getId)
                .containsExactly(kept.id());
    }
}
