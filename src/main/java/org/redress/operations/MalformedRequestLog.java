package org.redress.operations;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Shortens the server's log records of addresses that it cannot decode to one line. Payara's connector logs 3 KB of
 * stack trace for each, before any filter of ours is called, and anybody may send them.
 */
@ApplicationScoped
public class MalformedRequestLog {
    // A constant, because the log manager refers to loggers weakly
    private static final Logger CONNECTOR = Logger.getLogger("jakarta.enterprise.web.core");

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        CONNECTOR.setFilter(MalformedRequestLog::shorten);
    }

    @PreDestroy
    void stop() {
        CONNECTOR.setFilter(null);
    }

    /**
     * Shortens the record of a malformed request.
     *
     * @return true: every record is logged
     */
    static boolean shorten(LogRecord entry) {
        Throwable thrown = entry.getThrown();
        if (thrown != null && isFromParsing(thrown)) {
            entry.setLevel(Level.INFO);
            entry.setResourceBundle(null);
            // Not its message, which may repeat what was sent
            entry.setMessage("refused a malformed request: " + thrown.getClass().getName());
            entry.setThrown(null);
        }
        return true;
    }

    private static boolean isFromParsing(Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("postParseRequest"));
    }
}
