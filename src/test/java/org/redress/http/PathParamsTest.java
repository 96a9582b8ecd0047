package org.redress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.Violation;

class PathParamsTest {
    @ParameterizedTest
    @ValueSource(strings = {"1", "42", "999999999"})
    void a_client_is_a_whole_number(String text) {
        assertThat(PathParams.clientId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "01", "-1", "1000000000", "1 ", "x", "٣"})
    void anything_else_is_no_client(String text) {
        assertThat(violation(() -> PathParams.clientId(text)))
                .isEqualTo(new Violation("clientId", "must be a whole number from 1 to 999999999", "path"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"66a7ac09-8441-3b61-ba8b-47cf28bcd69e", "66A7AC09-8441-3B61-BA8B-47CF28BCD69E"})
    void a_uuid_has_its_canonical_form_in_any_letter_case(String text) {
        assertThat(PathParams.uuid("disputeId", text)).isEqualTo(UUID.fromString(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1-1-1-1-1", "66a7ac09-8441-3b61-ba8b-47cf28bcd69", "{66a7ac09-8441-3b61-ba8b-47cf28bcd69e}"
            })
    void anything_else_is_no_uuid(String text) {
        assertThat(violation(() -> PathParams.uuid("disputeId", text)))
                .isEqualTo(new Violation("disputeId", "must be a UUID", "path"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "OR#1 %ß", "\uD83D\uDE00"})
    void an_order_is_any_line_of_text(String text) {
        assertThat(PathParams.orderId(text)).isEqualTo(text);
        assertThat(PathParams.orderId("x".repeat(64))).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1\n", "1\u0085", "\u0000", "\uD83D"})
    void an_empty_or_unprintable_text_is_no_order(String text) {
        Violation expected = new Violation("orderId", "must be 1..64 characters without control characters", "path");

        assertThat(violation(() -> PathParams.orderId(text))).isEqualTo(expected);
        assertThat(violation(() -> PathParams.orderId("x".repeat(65)))).isEqualTo(expected);
    }

    private static Violation violation(ThrowingCallable call) {
        return catchThrowableOfType(InvalidRequestException.class, call)
                .violations()
                .get(0);
    }
}
