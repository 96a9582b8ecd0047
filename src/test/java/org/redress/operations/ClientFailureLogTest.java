package org.redress.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Failures of clients cost the log a line. */
class ClientFailureLogTest {
    private static Throwable failedIn(String method) {
        IllegalStateException thrown = new IllegalStateException("%zz");
        thrown.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("Decoder", "decode", null, 1), new StackTraceElement("Adapter", method, null, 2)
        });
        return thrown;
    }

    private static LogRecord logged(Throwable thrown) {
        LogRecord entry = new LogRecord(Level.SEVERE, "AS-WEB-CORE-00037");
        entry.setThrown(thrown);
        assertThat(ClientFailureLog.shorten(entry)).isTrue();
        return entry;
    }

    static Stream<Throwable> failuresOfClients() {
        IOException closed = new IOException("%zz");
        return Stream.of(
                failedIn("postParseRequest"),
                failedIn("serveDefaultErrorPage"),
                closed,
                new UncheckedIOException(closed),
                new IllegalStateException(new UncheckedIOException(closed)));
    }

    @ParameterizedTest
    @MethodSource("failuresOfClients")
    void a_failure_of_a_client_is_a_line_without_what_was_sent(Throwable thrown) {
        LogRecord entry = logged(thrown);

        assertThat(entry.getThrown()).isNull();
        assertThat(entry.getMessage())
                .contains(thrown.getClass().getSimpleName())
                .doesNotContain("%zz", "\n");
    }

    @Test
    void a_stack_trace_that_is_printed_into_the_message_is_a_line_too() {
        String valve = "StandardHostValve@1: Exception processing ErrorPage[errorCode=0, location=/%zz]\n";
        LogRecord entry = new LogRecord(Level.WARNING, valve + "java.io.IOException: %zz\n\tat a.B.c(B.java:1)\n");
        assertThat(ClientFailureLog.shorten(entry)).isTrue();
        assertThat(entry.getMessage()).contains("java.io.IOException").doesNotContain("%zz", "\n");

        LogRecord ours =
                new LogRecord(Level.WARNING, valve + "java.lang.IllegalStateException\n\tat a.B.c(B.java:1)\n");
        assertThat(ClientFailureLog.shorten(ours)).isTrue();
        assertThat(ours.getMessage()).startsWith(valve);
    }

    @Test
    void of_the_whole_web_container_only_error_pages_that_were_not_received_are_shortened() {
        Logger web = Logger.getLogger("jakarta.enterprise.web");
        ClientFailureLog log = new ClientFailureLog();
        log.start(this);
        try {
            IOException unreadable = new IOException("web.xml");
            IOException closed = new IOException("Connection is closed");
            closed.setStackTrace(failedIn("dispatchToErrorPage").getStackTrace());
            assertThat(Stream.of(unreadable, closed).map(thrown -> {
                        LogRecord entry = new LogRecord(Level.WARNING, "failed");
                        entry.setThrown(thrown);
                        assertThat(web.getFilter().isLoggable(entry)).isTrue();
                        return entry.getThrown();
                    }))
                    .containsExactly(unreadable, null);
        } finally {
            log.stop();
        }
        assertThat(web.getFilter()).isNull();
    }

    @Test
    void any_other_failure_keeps_its_stack_trace() {
        LogRecord entry = logged(failedIn("service"));

        assertThat(entry.getThrown()).isNotNull();
        assertThat(entry.getLevel()).isEqualTo(Level.SEVERE);
        assertThat(logged(null).getMessage()).isEqualTo("AS-WEB-CORE-00037");
    }
}
