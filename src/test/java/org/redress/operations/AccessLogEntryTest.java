package org.redress.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.redress.Documentation;
import org.redress.Documentation.CodeBlock;

class AccessLogEntryTest {
    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00.123456Z");
    private static final AccessLogEntry KNOWN = new AccessLogEntry(
            NINE,
            "4bf92f3577b34da6a3ce929d0e0e4736",
            "GET",
            "/api/rest/v1/{clientId}/disputes",
            200,
            12,
            1,
            "merchant,viewer");
    private static final AccessLogEntry UNKNOWN =
            new AccessLogEntry(NINE, "4bf92f3577b34da6a3ce929d0e0e4736", "OTHER", "none", 404, 0, null, "");

    @Test
    void it_is_a_line_of_text() {
        assertThat(KNOWN.text())
                .isEqualTo("2026-11-21T09:00:00.123456Z 4bf92f3577b34da6a3ce929d0e0e4736"
                        + " GET /api/rest/v1/{clientId}/disputes 200 12ms clientId=1 roles=merchant,viewer");
        assertThat(UNKNOWN.text()).endsWith(" OTHER none 404 0ms clientId=- roles=-");
    }

    @Test
    void it_is_an_object_in_one_line_without_what_is_not_known() {
        assertThat(KNOWN.json())
                .isEqualTo("{\"time\":\"2026-11-21T09:00:00.123456Z\",\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\","
                        + "\"method\":\"GET\",\"route\":\"/api/rest/v1/{clientId}/disputes\",\"status\":200,\"millis\":12,"
                        + "\"clientId\":1,\"roles\":\"merchant,viewer\"}");
        assertThat(UNKNOWN.json()).endsWith("\"route\":\"none\",\"status\":404,\"millis\":0}");
    }

    @Test
    void the_line_of_the_documentation_is_such_a_line() {
        AccessLogEntry documented = new AccessLogEntry(
                NINE, KNOWN.traceId(), KNOWN.method(), KNOWN.route(), KNOWN.status(), KNOWN.millis(), 1, "merchant");
        assertThat(Documentation.codeBlocks()).extracting(CodeBlock::text).contains(documented.text());
        assertThat(Documentation.codeSpans(Path.of("docs/operations.md"))).contains(RequestLoggingFilter.LOGGER_NAME);
    }
}
