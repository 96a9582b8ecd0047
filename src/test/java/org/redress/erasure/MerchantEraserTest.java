package org.redress.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.redress.erasure.ClosedMerchant.MONDAY;
import static org.redress.erasure.ClosedMerchant.daysLater;

import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.ServiceUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.operator.AuditEntry;
import org.redress.operator.AuditLogVerifier;
import org.redress.party.Merchant;
import org.redress.party.MerchantState;
import org.redress.privacy.DatabaseSearch;
import org.redress.problem.UnknownResourceException;

/** Erasure of closed merchants in the real databases, without changes to the others. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class MerchantEraserTest {
    private static final Clock DUE = daysLater(30);

    @Parameter
    TestDatabase database;

    @TempDir
    Path folder;

    private void erase(ClosedMerchant merchant, Clock clock) {
        InterruptibleMerchantErasure.of(merchant, clock, folder).eraseDue(() -> false);
    }

    private Map<String, Long> found(ClosedMerchant merchant) {
        return database.inTransaction(em -> DatabaseSearch.find(em, merchant.marks()));
    }

    @Test
    void an_erased_merchant_is_in_no_column_but_those_of_the_audit_log_and_others_are_as_before() {
        ClosedMerchant merchant = ClosedMerchant.create(database);
        ClosedMerchant other = ClosedMerchant.active(database);
        String others = other.content();
        assertThat(Arrays.stream(ErasedTable.values()).filter(table -> merchant.count(table) == 0))
                .as("tables without a row to erase")
                .isEmpty();
        assertThat(found(merchant))
                .containsKeys("merchants.email", "merchants.state_reason", "merchant_sso_names.name", "comments.text");

        erase(merchant, DUE);

        assertThat(found(merchant)).containsOnlyKeys("audit_entries.detail");
        assertThat(Arrays.stream(ErasedTable.values()).filter(table -> merchant.count(table) > 0))
                .isEmpty();
        assertThat(other.content()).isEqualTo(others);
        Merchant left = database.inTransaction(em -> em.find(Merchant.class, merchant.id()));
        assertThat(left.getState()).isEqualTo(MerchantState.CLOSED);
        assertThat(left.getName()).isEqualTo("(erased)");
        assertThat(left.getTerms()).isNull();
        assertThat(left.getSettings().getHolidayCountry()).isNull();
    }

    @Test
    void the_certificate_has_the_times_the_counts_and_the_hash_of_all_timelines() throws SQLException {
        ClosedMerchant merchant = ClosedMerchant.create(database);
        Map<String, Long> counts = merchant.counts();
        String hash = merchant.timelinesHash();
        assertThat(merchant.view())
                .isEqualTo(new MerchantErasureView(
                        merchant.id(),
                        "WAITING",
                        MONDAY.toString(),
                        DUE.instant().toString(),
                        null,
                        null,
                        null,
                        Map.of()));

        erase(merchant, daysLater(31));

        String end = daysLater(31).instant().toString();
        assertThat(merchant.view())
                .isEqualTo(new MerchantErasureView(
                        merchant.id(), "DONE", MONDAY.toString(), DUE.instant().toString(), end, end, hash, counts));
        AuditEntry entry = database.inTransaction(em -> em.createQuery(
                        "select e from AuditEntry e where e.merchantId = :id and e.action = 'erase'", AuditEntry.class)
                .setParameter("id", merchant.id())
                .getSingleResult());
        assertThat(entry.getOperator()).isEqualTo("Redress");
        assertThat(entry.getDetail()).contains("disputes=2; ").endsWith("; timelinesHash=" + hash);
        assertThat(AuditLogVerifier.verify(database.source()).broken()).isNull();
    }

    @Test
    void a_merchant_is_not_erased_before_its_time_nor_unless_it_is_closed() {
        ClosedMerchant merchant = ClosedMerchant.create(database);
        String before = merchant.content();
        erase(merchant, Clock.offset(DUE, Duration.ofMillis(-1)));
        assertThat(merchant.content()).isEqualTo(before);
        assertThat(merchant.view().state()).isEqualTo("WAITING");

        ClosedMerchant active = ClosedMerchant.active(database);
        erase(active, daysLater(4_000));
        assertThat(active.counts()).isNotEmpty();
        assertThatThrownBy(active::view).isInstanceOf(UnknownResourceException.class);
    }

    @Test
    void an_erasure_interrupted_in_any_transaction_ends_with_the_same_certificate() {
        boolean isInterrupted = true;
        for (int most = 0; isInterrupted; most++) {
            ClosedMerchant merchant = ClosedMerchant.create(database);
            Map<String, Long> counts = merchant.counts();
            String hash = merchant.timelinesHash();
            MerchantEraser broken = InterruptibleMerchantErasure.of(merchant, DUE, folder, most);
            isInterrupted = fails(() -> broken.eraseDue(() -> false));
            List<String> steps = InterruptibleMerchantErasure.committedBy(broken);
            if (isInterrupted) {
                assertThat(steps).hasSize(most);
                assertThat(merchant.view().state()).isEqualTo(steps.contains("claim") ? "RUNNING" : "WAITING");
            }

            // Another node, once the claim of the first is over
            erase(merchant, Clock.offset(DUE, Duration.ofMinutes(11)));

            assertThat(merchant.view().counts()).as("after %s", steps).isEqualTo(counts);
            assertThat(merchant.view().timelinesHash()).isEqualTo(hash);
            assertThat(merchant.view().state()).isEqualTo("DONE");
            assertThat(found(merchant)).containsOnlyKeys("audit_entries.detail");
            assertThat(isInterrupted || steps.size() > 20).isTrue();
        }
    }

    private static boolean fails(Runnable erasure) {
        try {
            erasure.run();
            return false;
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("the power fails");
            return true;
        }
    }

    @Test
    void an_erasure_stops_when_its_time_is_over_and_goes_on_later() {
        ClosedMerchant merchant = ClosedMerchant.create(database);
        MerchantEraser eraser = InterruptibleMerchantErasure.of(merchant, DUE, folder);
        List<String> committed = InterruptibleMerchantErasure.committedBy(eraser);
        eraser.eraseDue(() -> committed.size() > 9);
        assertThat(merchant.view().state()).isEqualTo("RUNNING");
        eraser.eraseDue(() -> false);
        assertThat(merchant.view().state()).isEqualTo("DONE");
    }

    @Test
    void one_node_at_a_time_erases_a_merchant_and_another_takes_over_when_its_claim_is_over() {
        ClosedMerchant merchant = ClosedMerchant.create(database);
        MerchantEraser first = InterruptibleMerchantErasure.of(merchant, DUE, folder, 5);
        assertThat(fails(() -> first.eraseDue(() -> false))).isTrue();

        MerchantEraser second = InterruptibleMerchantErasure.of(merchant, DUE, folder);
        second.eraseDue(() -> false);
        assertThat(InterruptibleMerchantErasure.committedBy(second)).containsExactly("due", "claim");

        Clock later = Clock.offset(DUE, Duration.ofMinutes(11));
        MerchantErasureService steps = InterruptibleMerchantErasure.of(merchant, later, folder).steps;
        assertThat(steps.claim(merchant.id(), UUID.randomUUID())).isTrue();
        assertThatThrownBy(() -> steps.executeNext(merchant.id(), UUID.randomUUID()))
                .hasMessage("another node erases the merchant");
    }

    @Test
    void each_transaction_deletes_a_bounded_number_of_rows() {
        ClosedMerchant merchant = ClosedMerchant.active(database);
        int orders = 2 * ErasedTable.ROWS + 100;
        database.run("create table more_orders as select * from orders where merchant_id = " + merchant.id());
        database.inTransaction(em -> {
            for (int n = 0; n < orders; n++) {
                em.createNativeQuery("update more_orders set id = cast(?1 as uuid), order_id = ?2")
                        .setParameter(1, UUID.randomUUID().toString())
                        .setParameter(2, "N" + n)
                        .executeUpdate();
                em.createNativeQuery("insert into orders select * from more_orders")
                        .executeUpdate();
            }
            return null;
        });
        database.run("drop table more_orders");
        merchant.close("P30D");
        MerchantEraser eraser = InterruptibleMerchantErasure.of(merchant, DUE, folder);
        long[] before = {merchant.count(ErasedTable.ORDERS)};
        assertThat(before[0]).isEqualTo(orders + 1);
        eraser.eraseDue(() -> {
            long after = merchant.count(ErasedTable.ORDERS);
            assertThat(before[0] - after).isLessThanOrEqualTo(ErasedTable.ROWS);
            before[0] = after;
            return false;
        });
        assertThat(merchant.view().counts()).containsEntry("orders", orders + 1L);
    }

    @Test
    void rows_that_are_written_during_the_erasure_are_erased_too() throws IOException {
        ClosedMerchant merchant = ClosedMerchant.create(database);
        MerchantEraser eraser = InterruptibleMerchantErasure.of(merchant, DUE, folder);
        eraser.eraseDue(() -> merchant.count(ErasedTable.COMMENTS) == 0);
        // Refers to a dispute, so that it cannot be deleted
        UUID attachment = UUID.randomUUID();
        database.run(
                """
                insert into attachments (id, merchant_id, dispute_id, file_name, original_file_name, mime_type, size,
                  source, created_at, store)
                select '%s', merchant_id, id, 'late', 'late', 'text/plain', 4, 'late', created_at, 'disk' from disputes
                where merchant_id = %d order by id limit 1"""
                        .formatted(attachment, merchant.id()));
        Files.writeString(blob(attachment), "late");
        assertThatThrownBy(() -> eraser.eraseDue(() -> false)).isInstanceOf(PersistenceException.class);

        eraser.eraseDue(() -> merchant.count(ErasedTable.CUSTOMERS) == 0);
        database.run(
                """
                insert into customers (id, merchant_id, account_id, created_at)
                values ('%s', %d, '%s', current_timestamp)"""
                        .formatted(UUID.randomUUID(), merchant.id(), UUID.randomUUID()));
        eraser.eraseDue(() -> false);

        assertThat(merchant.view().state()).isEqualTo("DONE");
        assertThat(merchant.view().counts()).containsEntry("customers", 2L).containsEntry("attachments", 2L);
        assertThat(merchant.counts()).isEmpty();
        assertThat(files()).isEmpty();
    }

    /** Returns the place of a blob, in a folder that exists. */
    private Path blob(UUID id) throws IOException {
        return Files.createDirectories(folder.resolve(id.toString().substring(0, 2)))
                .resolve(id.toString());
    }

    @Test
    void files_are_removed_from_their_store_and_a_store_that_fails_delays_the_erasure() throws IOException {
        ClosedMerchant merchant = ClosedMerchant.active(database);
        database.run("update attachments set store = 'disk' where merchant_id = " + merchant.id());
        UUID attachment = database.inTransaction(
                em -> em.createQuery("select a.id from Attachment a where a.merchantId = :id", UUID.class)
                        .setParameter("id", merchant.id())
                        .getSingleResult());
        // A folder that is not empty cannot be deleted
        Path blob = blob(attachment);
        Path obstacle = Files.createDirectories(blob).resolve("obstacle");
        Files.writeString(obstacle, merchant.marks().get(0));
        merchant.close("P30D");

        assertThatThrownBy(() -> erase(merchant, DUE)).isInstanceOf(ServiceUnavailableException.class);
        assertThat(merchant.view().state()).isEqualTo("RUNNING");
        assertThat(merchant.count(ErasedTable.ATTACHMENTS)).isOne();

        Files.delete(obstacle);
        Files.delete(blob);
        Files.writeString(blob, merchant.marks().get(0));
        erase(merchant, Clock.offset(DUE, Duration.ofMinutes(11)));
        assertThat(files()).isEmpty();
        assertThat(merchant.view().state()).isEqualTo("DONE");
        assertThat(merchant.view().counts()).containsEntry("attachments", 1L);
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
