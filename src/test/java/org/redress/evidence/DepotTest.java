package org.redress.evidence;

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
import org.redress.database.TestDatabase;
import org.redress.dispute.Shop;

/** Whatever goes wrong between the store and the case, nothing stays in the store. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class DepotTest {
    @Parameter
    TestDatabase database;

    @TempDir
    Path folder;

    private InDatabase services;

    @BeforeEach
    void clear() {
        services = new InDatabase(database, Clock.systemUTC());
        database.run("delete from staged_files");
    }

    private Depot depot(String store) {
        return services.depot(services.stores(Map.of("EVIDENCE_STORE", store, "EVIDENCE_FOLDER", folder.toString())));
    }

    private static Delivery delivery() {
        Delivery delivery = new Delivery();
        for (String text : List.of("one", "two")) {
            delivery.add(new NewFile(UUID.randomUUID(), text, "text/plain", Samples.spooled(Samples.text(text)), null));
        }
        return delivery;
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
                    .isThrownBy(() -> depot(store).keep(InDatabase.SHOP, delivery(), evidence -> {
                        assertThat(evidence).extracting(Evidence::store).containsOnly(store);
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
        Delivery delivery = delivery();
        // Where the second is to lie, no folder can be made
        Files.createFile(folder.resolve(delivery.ids().get(1).toString().substring(0, 2)));
        assertThatExceptionOfType(ServiceUnavailableException.class)
                .isThrownBy(() -> depot("disk").keep(InDatabase.SHOP, delivery, evidence -> evidence));
        assertThat(files()).allMatch(file -> file.getParent().equals(folder));
    }

    @Test
    void a_commit_of_which_nobody_knows_keeps_what_it_committed() {
        Delivery delivery = delivery();
        assertThatIllegalStateException().isThrownBy(() -> depot("disk").keep(InDatabase.SHOP, delivery, evidence -> {
            // As the service does when it adds them
            delivery.ids().forEach(id -> services.staging().forget(id));
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
            Delivery delivery = delivery();
            depot(store).keep(InDatabase.SHOP, delivery, files -> services.add(shop[0], dispute, files));
            services.erase(List.of(dispute));
            depot(store).removeErased(InDatabase.SHOP, customer[0]);
            assertThat(files()).isEmpty();
            assertThat(services.rows("AttachmentChunk")).isEqualTo(pieces);
            assertThat(services.rows("StagedFile")).isZero();
            assertThat(services.find(Set.of(shop[0]), dispute, delivery.ids().get(0)))
                    .isEmpty();
        }
    }

    @Test
    void what_a_crash_left_is_swept_away_after_an_hour() throws IOException {
        UUID id = UUID.randomUUID();
        Stores stores = services.stores(Map.of("EVIDENCE_STORE", "disk", "EVIDENCE_FOLDER", folder.toString()));
        services.staging().begin("disk", List.of(id));
        try (Spool file = Samples.spooled(new byte[3])) {
            stores.current(InDatabase.SHOP).put(id, file);
        }
        Sweep sweep = new Sweep();
        sweep.depot = services.depot(stores);
        sweep.staging = services.staging();
        sweep.sweep();
        assertThat(files()).hasSize(1);

        sweep.staging = new InDatabase(database, Clock.offset(Clock.systemUTC(), Duration.ofHours(2))).staging();
        sweep.sweep();
        assertThat(files()).isEmpty();
        assertThat(services.rows("StagedFile")).isZero();
    }

    @Test
    void what_cannot_be_removed_now_is_removed_by_the_sweep() {
        UUID id = UUID.randomUUID();
        services.staging().begin("disk", List.of(id));
        Depot withoutTheDisk = services.depot(services.stores(Map.of()));
        withoutTheDisk.remove(InDatabase.SHOP, () -> services.staging().abandon(List.of(id)));
        assertThat(services.rows("StagedFile")).isEqualTo(1);
        depot("disk").remove(InDatabase.SHOP, () -> services.staging().abandon(List.of(id)));
        assertThat(services.rows("StagedFile")).isZero();
    }
}
