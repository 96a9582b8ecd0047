package org.redress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.PreconditionFailedException;
import org.redress.problem.PreconditionRequiredException;

/** Which states of a resource a caller has seen. */
class PreconditionsTest {
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
        assertThatCode(() -> Preconditions.of(header, null).check("7")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "\"7,\"", "\"6,7\""})
    void another_state_is_refused(String header) {
        assertThatThrownBy(() -> Preconditions.of(header, null).check("7"))
                .isInstanceOf(PreconditionFailedException.class);
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
        assertThatThrownBy(() -> Preconditions.of(header, null)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void a_list_may_fill_a_header() {
        String many = "\"6\",".repeat(16_000);
        assertThat(EntityTags.of("If-Match", many + "\"7\"").tags()).containsExactlyInAnyOrder("\"6\"", "\"7\"");
        assertThatThrownBy(() -> Preconditions.of(many, null)).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> Preconditions.of(many + " ".repeat(16_000) + "x", null))
                .isInstanceOf(InvalidRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"7\"", "W/\"7\"", "\"6\", W/\"7\""})
    void a_state_that_must_not_be_is_refused(String ifNoneMatch) {
        assertThatThrownBy(() -> Preconditions.of("*", ifNoneMatch).check("7"))
                .isInstanceOf(PreconditionFailedException.class);
        assertThatThrownBy(() -> Preconditions.of(null, ifNoneMatch).check("7"))
                .isInstanceOf(PreconditionFailedException.class);
        assertThatCode(() -> Preconditions.of(null, ifNoneMatch).checkNew()).doesNotThrowAnyException();
    }

    @Test
    void another_state_that_must_not_be_does_not_replace_if_match() {
        assertThatCode(() -> Preconditions.of("*", "\"6\"").check("7")).doesNotThrowAnyException();
        assertThatThrownBy(() -> Preconditions.of(null, "\"6\"").check("7"))
                .isInstanceOf(PreconditionRequiredException.class);
    }
}
