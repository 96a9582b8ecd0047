package org.redress.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityNotFoundException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures after which the caller may try again: 503 with Retry-After. */
class DatabaseFailureTest {
    @ParameterizedTest
    @CsvSource({
        "08006, true",
        "53300, true",
        "57014, true",
        "40001, true",
        "40P01, true",
        "55P03, true",
        "HYT00, true",
        "90131, true",
        "40002, false",
        "23505, false",
        "22001, false",
        ", false"
    })
    void only_states_of_a_passing_kind_are_transient(String state, boolean expected) {
        assertThat(DatabaseFailure.isTransient(new SQLException("failed", state)))
                .isEqualTo(expected);
    }

    @Test
    void a_row_that_was_deleted_before_it_was_locked_is_a_conflict_wherever_it_is_wrapped() {
        EntityNotFoundException deleted = new EntityNotFoundException("Customer");
        assertThat(DatabaseFailure.isConcurrencyConflict(new IllegalStateException(deleted)))
                .isTrue();
        assertThat(DatabaseFailure.isTransient(deleted)).isTrue();
        assertThat(DatabaseFailure.isConcurrencyConflict(new IllegalStateException()))
                .isFalse();
    }
}
