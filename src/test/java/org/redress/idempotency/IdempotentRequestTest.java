package org.redress.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.problem.InvalidRequestException;
import org.redress.security.Caller;
import org.redress.security.Callers;

/** Keys of different callers, merchants and routes never meet. */
class IdempotentRequestTest {
    private static final Caller ANNA = Callers.named("anna", 1);

    @Test
    void a_key_is_one_of_its_caller_merchant_and_route() {
        String id = IdempotentRequest.id(ANNA, "disputes", "k");

        assertThat(id).hasSize(64).isEqualTo(IdempotentRequest.id(Callers.named("anna", 1), "disputes", "k"));
        assertThat(IdempotentRequest.id(ANNA, "disputes", "l")).isNotEqualTo(id);
        assertThat(IdempotentRequest.id(ANNA, "comments", "k")).isNotEqualTo(id);
        assertThat(IdempotentRequest.id(Callers.named("anna", 2), "disputes", "k"))
                .isNotEqualTo(id);
        assertThat(IdempotentRequest.id(Callers.named("bert", 1), "disputes", "k"))
                .isNotEqualTo(id);
    }

    @Test
    void a_call_without_a_key_has_no_id() {
        assertThat(IdempotentRequest.id(ANNA, "disputes", null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ä", "a\n"})
    void a_key_is_visible_ascii(String key) {
        assertThatThrownBy(() -> IdempotentRequest.id(ANNA, "disputes", key))
                .isInstanceOf(InvalidRequestException.class);
    }
}
