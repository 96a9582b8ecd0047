package org.redress.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.Concurrently;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.digest.CanonicalForm;
import org.redress.digest.Sha256;
import org.redress.security.Callers;

/** Claims of keys and stored responses, on both databases. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class IdempotencyRecordServiceTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final StoredResponse MADE =
            new StoredResponse(201, "/there", "3", "{\"a\":\"Zoë 😀\"}".getBytes(StandardCharsets.UTF_8), null);

    @Parameter
    TestDatabase database;

    private final IdempotentRequest call = IdempotentRequest.of(
            Callers.named("anna", 1), "test", UUID.randomUUID().toString(), CanonicalForm.of("test"));

    private <T> T at(Instant now, Function<IdempotencyRecordService, T> work) {
        return database.inTransaction(em -> {
            IdempotencyRecordService service =
                    new TestInjector(em, Clock.fixed(now, ZoneOffset.UTC)).get(IdempotencyRecordService.class);
            service.claimTime = Duration.ofMinutes(10);
            return work.apply(service);
        });
    }

    private Optional<StoredResponse> claim(Instant now, UUID claim) {
        return at(now, records -> records.claim(call, claim));
    }

    private void answer(Instant now, UUID claim) {
        at(now, records -> records.executeAndStore(call, claim, () -> MADE));
    }

    @Test
    void the_first_call_claims_the_key_and_the_next_has_its_response() {
        UUID first = UUID.randomUUID();
        assertThat(claim(NOON, first)).isEmpty();
        answer(NOON, first);
        assertThat(claim(NOON.plus(Duration.ofHours(23)), UUID.randomUUID()))
                .get()
                .satisfies(again -> {
                    assertThat(again).usingRecursiveComparison().isEqualTo(MADE);
                });
    }

    @Test
    void of_concurrent_calls_one_claims_the_key() {
        List<Boolean> claimed = Concurrently.callers(10, n -> () -> {
            try {
                return claim(NOON, UUID.randomUUID()).isEmpty();
            } catch (IdempotencyKeyConflictException e) {
                return false;
            }
        });
        assertThat(claimed).containsOnlyOnce(true);
    }

    @Test
    void while_a_call_is_in_progress_the_same_is_409_and_after_the_claim_time_another_takes_over() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        claim(NOON, first);
        assertThatThrownBy(() -> claim(NOON.plusSeconds(599), second))
                .isInstanceOf(IdempotencyKeyConflictException.class)
                .extracting(refusal ->
                        ((IdempotencyKeyConflictException) refusal).problem().status())
                .isEqualTo(409);
        assertThat(claim(NOON.plusSeconds(601), second)).isEmpty();
        // The first is told so, also if the other node's clock is ahead
        assertThatThrownBy(() -> answer(NOON.plusSeconds(602), first))
                .isInstanceOf(IdempotencyKeyConflictException.class)
                .extracting(refusal ->
                        ((IdempotencyKeyConflictException) refusal).problem().status())
                .isEqualTo(409);
        // Claimed in UTC, in each zone of the JVM: for the claim time from then on
        assertThatThrownBy(() -> claim(NOON.plusSeconds(601 + 599), UUID.randomUUID()))
                .isInstanceOf(IdempotencyKeyConflictException.class);
        answer(NOON.plusSeconds(602), second);
    }

    @Test
    void the_default_claim_time_is_longer_than_the_longest_upload_to_the_database() throws IOException {
        Properties defaults = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/META-INF/microprofile-config.properties")) {
            defaults.load(file);
        }
        Duration claim = Duration.parse(defaults.getProperty("idempotency.claim"));
        long files = Long.parseLong(defaults.getProperty("evidence.files"));
        long megabytes = Long.parseLong(defaults.getProperty("evidence.file-bytes")) >> 20;
        // A megabyte waits for a connection for a second (Bulkhead), and its statement for 5 (DatabaseSettings)
        assertThat(claim).isGreaterThan(Duration.ofSeconds(files * megabytes * (1 + 5)));
    }

    @Test
    void another_request_with_the_key_is_422_for_24_hours() {
        UUID first = UUID.randomUUID();
        claim(NOON, first);
        answer(NOON, first);
        IdempotentRequest other = new IdempotentRequest(call.merchantId(), call.id(), Sha256.of("something else"));
        assertThatThrownBy(() -> at(NOON, records -> records.claim(other, UUID.randomUUID())))
                .isInstanceOf(IdempotencyKeyConflictException.class)
                .extracting(refusal ->
                        ((IdempotencyKeyConflictException) refusal).problem().status())
                .isEqualTo(422);
        Optional<StoredResponse> nextDay =
                at(NOON.plus(Duration.ofHours(25)), records -> records.claim(other, UUID.randomUUID()));
        assertThat(nextDay).isEmpty();
    }

    @Test
    void a_claim_is_released_unless_it_was_answered() {
        UUID first = UUID.randomUUID();
        claim(NOON, first);
        release(first);
        UUID second = UUID.randomUUID();
        assertThat(claim(NOON, second)).isEmpty();
        answer(NOON, second);
        release(second);
        assertThat(claim(NOON, UUID.randomUUID())).isPresent();
    }

    private void release(UUID claim) {
        at(NOON, records -> {
            records.release(call, claim);
            return null;
        });
    }

    @Test
    void a_record_is_deleted_after_24_hours() {
        UUID first = UUID.randomUUID();
        claim(NOON, first);
        answer(NOON, first);
        at(NOON.plus(Duration.ofHours(23)), IdempotencyRecordService::deleteExpiredBatch);
        assertThat(claim(NOON, UUID.randomUUID())).isPresent();
        at(NOON.plus(Duration.ofHours(25)), IdempotencyRecordService::deleteExpiredBatch);
        assertThat(claim(NOON, UUID.randomUUID())).isEmpty();
    }
}
