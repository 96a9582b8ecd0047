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
    void of_the_whole_web_container_only_error_pages_that_were_not_received_are_shortened() {
        Logger web = Logger.getLogger("jakarta.enterprise.web");
        ClientFailureLog log = new ClientFailureLog();
        log.start(this);
        String failed = "Exception processing ErrorPage\njava.io.IOException: %zz\n\tat StandardHostValve.";
        try {
            assertThat(Stream.of("dispatchToErrorPage(1)", "custom(1)").map(frame -> {
                        LogRecord entry = new LogRecord(Level.WARNING, failed + frame);
                        assertThat(web.getFilter().isLoggable(entry)).isTrue();
                        return entry.getMessage();
                    }))
                    .containsExactly("failed because of the client: java.io.IOException", failed + "custom(1)");
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
