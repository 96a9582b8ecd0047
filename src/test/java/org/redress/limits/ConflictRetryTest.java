package org.redress.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.problem.ConcurrentChangeException;
import org.redress.security.Callers;

/** Work that a concurrent transaction made fail, in the bulkhead through which all work passes. */
class ConflictRetryTest {
    private final Bulkhead bulkhead = new Bulkhead(1, 0, 100, 100);
    private final AtomicInteger tries = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({"40001, 3", "40P01, 3", "55P03, 1", "23505, 1", ", 1"})
    void a_rolled_back_transaction_is_tried_three_times_and_other_failures_once(String state, int expected) {
        PersistenceException failure = new PersistenceException(new SQLException("failed", state));
        assertThatThrownBy(() -> call(failure, Integer.MAX_VALUE)).isSameAs(failure);
        assertThat(tries).hasValue(expected);
        assertThat(bulkhead.permitsInUse()).isZero();
    }

    @Test
    void a_concurrent_change_is_repeated_until_the_work_succeeds() {
        assertThat(call(new ConcurrentChangeException("order"), 2)).isEqualTo("done");
        assertThat(tries).hasValue(3);
    }

    private String call(RuntimeException failure, int failures) {
        return bulkhead.call(Callers.named("shop", 1), () -> {
            if (tries.incrementAndGet() <= failures) {
                throw failure;
            }
            return "done";
        });
    }
}
