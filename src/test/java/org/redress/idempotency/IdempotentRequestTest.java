package org.redress.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.digest.CanonicalForm;
import org.redress.problem.InvalidRequestException;

class IdempotentRequestTest {
    @Test
    void the_same_key_of_two_callers_names_two_calls() {
        assertThat(of("anna", "key-1").id())
                .isEqualTo(of("anna", "key-1").id())
                .isNotEqualTo(of("ben", "key-1").id())
                .isNotEqualTo(of("anna", "key-2").id());
    }

    @Test
    void the_digest_of_the_request_does_not_depend_on_caller_and_key() {
        assertThat(of("anna", "key-1").request())
                .isEqualTo(of("ben", "key-2").request())
                .isNotEqualTo(IdempotentRequest.of("anna", "key-1", CanonicalForm.of("other"))
                        .request());
    }

    @Test
    void without_a_key_there_is_no_id() {
        assertThat(of("anna", null).id()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "é", "\u007F", "\t"})
    void a_key_of_other_characters_than_visible_ascii_is_invalid(String key) {
        assertThatThrownBy(() -> IdempotentRequest.checkKey(key))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("Idempotency-Key must be 1..255 visible ASCII characters");
    }

    @Test
    void a_key_has_at_most_255_characters() {
        assertThat(IdempotentRequest.checkKey("!~".repeat(127) + "!")).hasSize(255);
        assertThatThrownBy(() -> IdempotentRequest.checkKey("x".repeat(256)))
                .isInstanceOf(InvalidRequestException.class);
    }

    private static IdempotentRequest of(String caller, @Nullable String key) {
        return IdempotentRequest.of(caller, key, CanonicalForm.of("test"));
    }
}
