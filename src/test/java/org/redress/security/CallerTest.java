package org.redress.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.ForbiddenException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {
    private static Caller actingFor(Integer... clientIds) {
        return Callers.named("somebody", clientIds);
    }

    @Test
    void a_caller_is_narrowed_to_each_of_its_merchants() {
        for (int clientId : List.of(1, 4)) {
            Caller narrowed = actingFor(1, 4).narrowedTo(clientId);
            assertThat(narrowed.merchantId()).isEqualTo(clientId);
            assertThat(narrowed.merchantKey()).isEqualTo(actingFor(clientId).merchantKey());
            assertThat(narrowed.identity()).isEqualTo(actingFor(4, 1).identity());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 0, -1, 999_999_999})
    void a_caller_acts_for_no_other_merchant(int clientId) {
        assertThrows(ForbiddenException.class, () -> actingFor(1, 4).narrowedTo(clientId));
        assertThrows(ForbiddenException.class, () -> actingFor().narrowedTo(clientId));
    }

    @Test
    void a_chat_acts_for_exactly_one_merchant() {
        assertThat(actingFor(4).merchantId()).isEqualTo(4);
        assertThrows(ForbiddenException.class, () -> actingFor().merchantId());
        assertThrows(ForbiddenException.class, () -> actingFor(1, 4).merchantId());
    }

    @Test
    void what_a_caller_may_do_does_not_change() {
        Caller caller = actingFor(1);

        assertThrows(
                UnsupportedOperationException.class, () -> caller.clientIds().add(2));
        assertThrows(UnsupportedOperationException.class, () -> caller.roles().add(Role.CHATBOT));
    }
}
