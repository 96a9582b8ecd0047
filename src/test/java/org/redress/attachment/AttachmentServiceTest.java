package org.redress.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.Concurrently;
import org.redress.database.TestDatabase;
import org.redress.dispute.Dispute;
import org.redress.dispute.Shop;
import org.redress.problem.RejectedContentException;
import org.redress.search.AttachmentRow;
import org.redress.storage.OrphanedBlobCleanup;
import org.redress.storage.StagedFile;
import org.redress.storage.TransactionalStorage;

/** Files become part of cases, on the real databases: all or none, never too many, and nobody else's. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class AttachmentServiceTest {
    private static final Instant NOON = Instant.parse("2023-12-11T12:00:00Z");
    private static final long LARGEST = 52_428_800;

    @Parameter
    TestDatabase database;

    private TransactionalStorage services;
    private int merchant;
    private UUID dispute;

    @BeforeEach
    void open_a_case() {
        services = new TransactionalStorage(database, Clock.fixed(NOON, ZoneOffset.UTC));
        database.inTransaction(em -> {
            Shop shop = new Shop(em);
            merchant = shop.id();
            dispute = shop.dispute(null, NOON.minusSeconds(60)).getId();
            return null;
        });
    }

    /** Staged, as it would be. */
    private StoredUpload file(String name, long size) {
        UUID id = UUID.randomUUID();
        services.staging().stage("disk", List.of(id));
        byte[] thumbnail = name.endsWith(".jpg") ? new byte[] {1, 2} : null;
        return new StoredUpload(id, name, "text/plain", size, "ab".repeat(32), "disk", "Zoë", thumbnail);
    }

    @Test
    void files_are_added_in_their_order_and_found_again() {
        List<StoredUpload> files = List.of(file("b.jpg", 7), file("../a 李 😀", 8), file("c", 9));
        List<AttachmentRow> added = services.add(merchant, dispute, files).orElseThrow();

        assertThat(added).extracting(AttachmentRow::originalFileName).containsExactly("b.jpg", "../a 李 😀", "c");
        assertThat(added).extracting(AttachmentRow::createdAt).isSorted();
        assertThat(added).extracting(AttachmentRow::fileName).doesNotHaveDuplicates();
        Dispute touched = database.inTransaction(em -> em.find(Dispute.class, dispute));
        assertThat(touched).extracting("updatedAt").isEqualTo(NOON);
        assertThat(services.room(merchant, dispute)).contains(LARGEST - 24);

        StoredFile first =
                services.find(Set.of(merchant), dispute, added.get(0).id()).orElseThrow();
        assertThat(first)
                .isEqualTo(new StoredFile(added.get(0).id(), "b.jpg", "text/plain", 7L, "ab".repeat(32), "disk"));
        assertThat(services.thumbnail(first)).contains(new byte[] {1, 2});
        StoredFile last =
                services.find(Set.of(merchant), dispute, added.get(2).id()).orElseThrow();
        assertThat(services.thumbnail(last)).isEmpty();
        assertThat(services.staging()
                        .abandon(files.stream().map(StoredUpload::id).toList()))
                .isEmpty();
    }

    @Test
    void another_merchants_case_takes_nothing_and_shows_nothing() {
        int other = database.inTransaction(em -> new Shop(em).id());
        StoredUpload file = file("x", 1);
        assertThat(services.room(other, dispute)).isEmpty();
        assertThat(services.add(other, dispute, List.of(file))).isEmpty();
        assertThat(services.add(merchant, UUID.randomUUID(), List.of(file))).isEmpty();
        UUID id = services.add(merchant, dispute, List.of(file))
                .orElseThrow()
                .get(0)
                .id();
        assertThat(services.find(Set.of(other), dispute, id)).isEmpty();
        assertThat(services.find(Set.of(), dispute, id)).isEmpty();
        assertThat(services.find(Set.of(merchant), UUID.randomUUID(), id)).isEmpty();
        assertThat(services.find(Set.of(other, merchant), dispute, id)).isPresent();
    }

    @Test
    void a_case_takes_no_more_than_it_may() {
        services.add(merchant, dispute, List.of(file("a", LARGEST - 10)));
        assertThatExceptionOfType(RejectedContentException.class)
                .isThrownBy(() -> services.add(merchant, dispute, List.of(file("b", 6), file("c", 5))))
                .satisfies(exception -> assertThat(exception.status()).isEqualTo(413));
        assertThat(services.room(merchant, dispute)).contains(10L);
        services.add(merchant, dispute, List.of(file("b", 5), file("c", 5)));
        assertThat(services.room(merchant, dispute)).contains(0L);
    }

    @Test
    void of_several_who_add_at_once_as_many_succeed_as_there_is_room_for() {
        List<StoredUpload> files =
                IntStream.range(0, 6).mapToObj(n -> file("" + n, LARGEST / 3)).toList();
        List<Boolean> added = Concurrently.callers(6, n -> () -> {
            try {
                return services.add(merchant, dispute, List.of(files.get(n))).isPresent();
            } catch (RejectedContentException e) {
                return false;
            }
        });
        assertThat(added).filteredOn(success -> success).hasSize(3);
        assertThat(services.room(merchant, dispute)).contains(LARGEST - LARGEST / 3 * 3);
    }

    @Test
    void what_was_abandoned_cannot_be_added_any_more_not_even_with_others() {
        StoredUpload kept = file("kept", 1);
        StoredUpload abandoned = file("abandoned", 1);
        assertThat(services.staging().abandon(List.of(abandoned.id())))
                .extracting(StagedFile::getId)
                .containsExactly(abandoned.id());
        assertThatIllegalStateException().isThrownBy(() -> services.add(merchant, dispute, List.of(kept, abandoned)));
        assertThat(services.room(merchant, dispute)).contains(LARGEST);
        services.staging().delete(abandoned.id());
        assertThat(services.staging().abandon(List.of(abandoned.id(), kept.id())))
                .extracting(StagedFile::getId)
                .containsExactly(kept.id());
    }

    @Test
    void what_stays_staged_for_an_hour_is_abandoned() {
        StoredUpload old = file("old", 1);
        TransactionalStorage later =
                new TransactionalStorage(database, Clock.offset(services.clock(), Duration.ofMinutes(90)));
        UUID young = UUID.randomUUID();
        later.staging().stage("disk", List.of(young));
        assertThat(later.staging().abandonOlderThan(OrphanedBlobCleanup.AGE, 10_000))
                .extracting(StagedFile::getId)
                .contains(old.id())
                .doesNotContain(young);
    }
}
