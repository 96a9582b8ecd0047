package org.redress.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** Malformed requests cost the log a line. */
class MalformedRequestLogTest {
    private static LogRecord failedIn(String method) {
        IllegalStateException thrown = new IllegalStateException("%zz");
        thrown.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("Decoder", "decode", null, 1), new StackTraceElement("Adapter", method, null, 2)
        });
        LogRecord entry = new LogRecord(Level.SEVERE, "AS-WEB-CORE-00037");
        entry.setThrown(thrown);
        return entry;
    }

    @Test
    void a_request_that_cannot_be_parsed_is_a_line_without_what_was_sent() {
        LogRecord entry = failedIn("postParseRequest");

        assertThat(MalformedRequestLog.shorten(entry)).isTrue();

        assertThat(entry.getThrown()).isNull();
        assertThat(entry.getMessage()).contains("IllegalStateException").doesNotContain("%zz");
    }

    @Test
    void any_other_failure_keeps_its_stack_trace() {
        LogRecord entry = failedIn("service");

        assertThat(MalformedRequestLog.shorten(entry)).isTrue();

        assertThat(entry.getThrown()).isNotNull();
        assertThat(entry.getLevel()).isEqualTo(Level.SEVERE);
    }
}
