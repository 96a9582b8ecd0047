package org.redress.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusTextTest {
    /** RFC 9110, 15, and RFC 6585. */
    @ParameterizedTest
    @CsvSource({
        "400, Bad Request",
        "404, Not Found",
        "413, Content Too Large",
        "422, Unprocessable Content",
        "428, Precondition Required",
        "431, Request Header Fields Too Large",
        "503, Service Unavailable",
        "499, Refused"
    })
    void the_title_is_the_reason_phrase(int status, String title) {
        assertThat(StatusText.title(status)).isEqualTo(title);
        assertThat(Problem.of(status).title()).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 406, 408, 413, 415, 416, 429, 431, 500, 503})
    void each_status_that_the_servers_answer_themselves_has_a_detail_of_its_own(int status) {
        assertThat(StatusText.detail(status)).endsWith(".").isNotEqualTo(StatusText.detail(499));
    }
}
