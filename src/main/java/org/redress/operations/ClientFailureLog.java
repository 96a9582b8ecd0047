package org.redress.operations;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Shortens the server's log records of failures that clients cause to one line: addresses that cannot be decoded, and
 * connections that end before the response. Payara logs 3 to 20 KB of stack traces for each; anybody may cause them.
 */
@ApplicationScoped
public class ClientFailureLog {
    // A constant, because the log manager refers to loggers weakly
    private static final List<Logger> LOGGERS = Stream.of(
                    "jakarta.enterprise.web.core", "org.glassfish.jersey.server.ServerRuntime$Responder")
            .map(Logger::getLogger)
            .toList();

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        LOGGERS.forEach(logger -> logger.setFilter(ClientFailureLog::shorten));
    }

    @PreDestroy
    void stop() {
        LOGGERS.forEach(logger -> logger.setFilter(null));
    }

    /**
     * Shortens the record of a client's failure.
     *
     * @return true: every record is logged
     */
    static boolean shorten(LogRecord entry) {
        if (isOfClient(entry.getThrown())) {
            entry.setLevel(Level.INFO);
            entry.setResourceBundle(null);
            // Not its message, which may repeat what was sent
            entry.setMessage("failed because of the client: "
                    + entry.getThrown().getClass().getName());
            entry.setThrown(null);
        }
        return true;
    }

    // These loggers read and write nothing but connections of clients
    private static boolean isOfClient(@Nullable Throwable thrown) {
        return thrown != null
                && (thrown instanceof IOException
                        || isOfParser(thrown.getStackTrace())
                        || isOfClient(thrown.getCause()));
    }

    private static boolean isOfParser(StackTraceElement[] frames) {
        return Stream.of(frames).anyMatch(frame -> frame.getMethodName().equals("postParseRequest"));
    }
}
