package org.redress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.PreconditionFailedException;

/** Which states of a resource a caller has seen. */
class IfMatchTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                " * ",
                "\"7\"",
                "\"6\",\"7\"",
                "\"6\" , \"7\"",
                " \"7\",\"a,b\" ",
                "W/\"6\",\"7\"",
                "\"\",\"7\""
            })
    void the_state_is_one_of_those_named(String header) {
        assertThatCode(() -> IfMatch.of(header).check("7")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "\"7,\"", "\"6,7\""})
    void another_state_is_refused(String header) {
        assertThatThrownBy(() -> IfMatch.of(header).check("7")).isInstanceOf(PreconditionFailedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "\"7",
                "7\"",
                "\"7\",",
                ",\"7\"",
                "\"7\" \"8\"",
                "\"7\",*",
                "*,\"7\"",
                "w/\"7\"",
                "\"ä\"",
                "\"7\"x"
            })
    void what_is_no_list_of_tags_is_refused(String header) {
        assertThatThrownBy(() -> IfMatch.of(header)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void a_list_may_fill_a_header() {
        String many = "\"6\",".repeat(16_000);
        assertThat(IfMatch.of(many + "\"7\"").tags()).containsExactlyInAnyOrder("\"6\"", "\"7\"");
        assertThatThrownBy(() -> IfMatch.of(many)).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> IfMatch.of(many + " ".repeat(16_000) + "x"))
                .isInstanceOf(InvalidRequestException.class);
    }
}
