package org.redress.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.database.TestDatabase;
import org.redress.database.TestInjector;
import org.redress.digest.CanonicalForm;
import org.redress.security.Callers;

/** A call with a key is executed once, unless it failed. */
@Tag("database")
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
class IdempotentCallsTest {
    @Parameter
    TestDatabase database;

    private final IdempotentRequest call = IdempotentRequest.of(
            Callers.named("anna", 1), "test", UUID.randomUUID().toString(), CanonicalForm.of("test"));
    private final AtomicInteger executed = new AtomicInteger();

    private IdempotentCalls idempotency() {
        IdempotentCalls idempotency = new IdempotentCalls();
        idempotency.records = new IdempotencyRecordService() {
            @Override
            public Optional<StoredResponse> claim(IdempotentRequest call, UUID claim) {
                return transaction(service -> service.claim(call, claim));
            }

            @Override
            public StoredResponse executeAndStore(
                    IdempotentRequest call, @Nullable UUID claim, Supplier<StoredResponse> work) {
                return transaction(service -> service.executeAndStore(call, claim, work));
            }

            @Override
            public void release(IdempotentRequest call, UUID claim) {
                transaction(service -> {
                    service.release(call, claim);
                    return null;
                });
            }
        };
        return idempotency;
    }

    private <T> T transaction(Function<IdempotencyRecordService, T> work) {
        return database.inTransaction(
                em -> work.apply(new TestInjector(em, Clock.systemUTC()).get(IdempotencyRecordService.class)));
    }

    private StoredResponse execute() {
        return StoredResponse.ok("7", Map.of("n", executed.incrementAndGet()), null);
    }

    private StoredResponse fail() {
        throw new IllegalStateException("the database is away");
    }

    @Test
    void the_second_call_is_answered_as_the_first_and_not_executed() {
        byte[] first = (byte[]) idempotency().executeOnce(call, this::execute).getEntity();
        byte[] second = (byte[]) idempotency().executeOnce(call, this::execute).getEntity();
        assertThat(new String(first, StandardCharsets.UTF_8)).isEqualTo("{\"n\":1}");
        assertThat(second).isEqualTo(first);
        assertThat(executed).hasValue(1);
    }

    @Test
    void a_call_that_failed_is_executed_when_it_is_sent_again() {
        assertThatIllegalStateException()
                .isThrownBy(() -> idempotency().executeOnce(call, this::fail))
                .withMessage("the database is away");
        idempotency().executeOnce(call, this::execute);
        assertThat(executed).hasValue(1);
    }

    @Test
    void a_call_without_a_key_is_executed_each_time() {
        IdempotentRequest without =
                IdempotentRequest.of(Callers.named("anna", 1), "test", null, CanonicalForm.of("test"));
        idempotency().executeOnce(without, this::execute);
        idempotency().executeOnce(without, this::execute);
        assertThat(executed).hasValue(2);
    }

    @Test
    void while_a_claim_is_open_the_same_call_is_refused_and_after_it_was_closed_unanswered_executed() {
        try (IdempotencyClaim claim = idempotency().claim(call)) {
            assertThat(claim.isAnswered()).isFalse();
            assertThatThrownBy(() -> idempotency().claim(call)).isInstanceOf(IdempotencyKeyConflictException.class);
        }
        idempotency().executeOnce(call, this::execute);
        assertThat(executed).hasValue(1);
    }

    @Test
    void a_claim_that_was_answered_is_not_released() {
        try (IdempotencyClaim claim = idempotency().claim(call)) {
            claim.answer(this::execute);
        }
        try (IdempotencyClaim again = idempotency().claim(call)) {
            assertThat(again.isAnswered()).isTrue();
            assertThat(again.response().getStatus()).isEqualTo(200);
        }
        assertThat(executed).hasValue(1);
    }

    @Test
    void a_release_that_fails_does_not_hide_why_the_call_failed() {
        IdempotencyRecordService away = new IdempotencyRecordService() {
            @Override
            public StoredResponse executeAndStore(
                    IdempotentRequest call, @Nullable UUID claim, Supplier<StoredResponse> work) {
                return work.get();
            }

            @Override
            public void release(IdempotentRequest call, UUID claim) {
                throw new IllegalStateException("no connection");
            }
        };
        assertThatIllegalStateException()
                .isThrownBy(() -> {
                    try (IdempotencyClaim claim = new IdempotencyClaim(away, call, UUID.randomUUID(), null)) {
                        claim.answer(this::fail);
                    }
                })
                .withMessage("the database is away")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }
}
