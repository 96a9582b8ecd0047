package org.redress.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.Concurrently;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.http.Preconditions;
import org.redress.party.MerchantAction;
import org.redress.party.MerchantData;
import org.redress.problem.ConflictException;
import org.redress.problem.PreconditionFailedException;

/** Merchants of operators, and the log of their changes, in the real databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class MerchantServiceTest {
    private static final AtomicInteger MERCHANTS = new AtomicInteger(900_000);
    private static final Preconditions ANY = Preconditions.of("*", null);
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00.123456789Z");

    @Parameter
    TestDatabase database;

    private static MerchantData data(int id) {
        return new MerchantData(
                "Shop " + id,
                "care@shop.example",
                "DE",
                ZoneId.of("Europe/Berlin"),
                "EUR",
                List.of("de", "en"),
                List.of("org-" + id, "alias-" + id),
                List.of("bot-" + id));
    }

    private <T> T with(Function<MerchantService, T> work) {
        return database.inTransaction(
                em -> work.apply(new TestInjector(em, Clock.fixed(NOON, ZoneOffset.UTC)).get(MerchantService.class)));
    }

    private MerchantProfileView read(int id) {
        return database.inTransaction(em -> new TestInjector(em, Clock.systemUTC())
                .get(OperatorQueryService.class)
                .merchant(id)
                .orElseThrow());
    }

    private int newMerchant() {
        int id = MERCHANTS.incrementAndGet();
        with(service -> service.create(id, data(id), "Olga"));
        return id;
    }

    @Test
    void a_merchant_is_read_as_it_was_created_with_the_same_entity_tag() {
        int id = MERCHANTS.incrementAndGet();
        MerchantProfileView created = with(service -> service.create(id, data(id), "Olga"));
        assertThat(read(id)).isEqualTo(created);
        assertThat(read(id).tag()).isEqualTo(created.tag());
        assertThat(created.ssoNames()).containsExactly("alias-" + id, "org-" + id);
    }

    @Test
    void of_two_operators_who_take_the_same_name_at_once_one_is_refused() {
        int first = MERCHANTS.incrementAndGet();
        int second = MERCHANTS.incrementAndGet();
        MerchantData data = data(first);
        List<Boolean> created = Concurrently.callers(2, n -> () -> {
            try {
                with(service -> service.create(n == 0 ? first : second, data, "Olga"));
                return true;
            } catch (RuntimeException e) {
                assertThat(e).isInstanceOf(ConflictException.class);
                return false;
            }
        });
        assertThat(created).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void of_two_changes_of_one_version_one_is_refused() {
        int id = newMerchant();
        Preconditions tag = Preconditions.of('"' + read(id).tag() + '"', null);
        with(service -> service.perform(id, tag, MerchantAction.ACTIVATE, "signed", "Olga"));
        assertThatThrownBy(() -> with(service -> service.perform(id, tag, MerchantAction.CLOSE, "left", "Olga")))
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(read(id).state()).isEqualTo("ACTIVE");
        assertThat(read(id).stateReason()).isEqualTo("signed");
    }

    @Test
    void the_audit_log_is_intact_after_changes() throws SQLException {
        int id = newMerchant();
        AuditLogVerifier.AuditReport before = AuditLogVerifier.verify(database.source());
        with(service -> service.perform(id, ANY, MerchantAction.CLOSE, "left", "Olga"));
        AuditLogVerifier.AuditReport after = AuditLogVerifier.verify(database.source());
        assertThat(after.broken()).isNull();
        assertThat(after.entries()).isEqualTo(before.entries() + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit_entries set detail = 'another' where position = %1$d|entry %1$d was modified",
                "update audit_entries set operator = 'Otto' where position = %1$d|entry %1$d was modified",
                "delete from audit_entries where position = %1$d|entry %1$d is missing",
                "update audit_log set hash = null|entry %2$d is missing"
            })
    void a_changed_log_is_reported_with_its_first_broken_entry(String change, String broken) throws SQLException {
        newMerchant();
        int last = AuditLogVerifier.verify(database.source()).entries();
        try {
            database.run(
                    "create table kept_entries as select * from audit_entries",
                    "create table kept_log as select * from audit_log",
                    change.formatted(last));
            assertThat(AuditLogVerifier.verify(database.source()).broken()).isEqualTo(broken.formatted(last, last + 1));
        } finally {
            database.run(
                    "delete from audit_entries",
                    "insert into audit_entries select * from kept_entries",
                    "delete from audit_log",
                    "insert into audit_log select * from kept_log",
                    "drop table kept_entries",
                    "drop table kept_log");
        }
    }

    @Test
    void time_is_recorded_in_microseconds() {
        assertThat(Duration.between(Instant.parse(read(newMerchant()).stateAt()), NOON))
                .isEqualTo(Duration.ofNanos(789));
    }
}
