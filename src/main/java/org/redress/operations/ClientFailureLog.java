package org.redress.operations;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** Payara's for all of the web. Stack traces are part of its messages. */
    private static final Logger WEB = Logger.getLogger("jakarta.enterprise.web");

    private static final Pattern ERROR_PAGE_NOT_RECEIVED =
            Pattern.compile("\\R(java\\.io\\.\\w+)\\b.*\\bdispatchToErrorPage\\(", Pattern.DOTALL);

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        LOGGERS.forEach(logger -> logger.setFilter(ClientFailureLog::shorten));
        WEB.setFilter(ClientFailureLog::shortenErrorPage);
    }

    @PreDestroy
    void stop() {
        LOGGERS.forEach(logger -> logger.setFilter(null));
        WEB.setFilter(null);
    }

    /**
     * Shortens the record of a client's failure.
     *
     * @return true: every record is logged
     */
    static boolean shorten(LogRecord entry) {
        Throwable thrown = entry.getThrown();
        if (isOfClient(thrown)) {
            shorten(entry, thrown.getClass().getName());
        }
        return true;
    }

    /** Likewise, for an error page whose receiver has left. */
    private static boolean shortenErrorPage(LogRecord entry) {
        Matcher failure = ERROR_PAGE_NOT_RECEIVED.matcher(Objects.requireNonNullElse(entry.getMessage(), ""));
        if (failure.find()) {
            shorten(entry, failure.group(1));
        }
        return true;
    }

    /** Replaces the message, which may repeat what was sent. */
    private static void shorten(LogRecord entry, String failure) {
        entry.setLevel(Level.INFO);
        entry.setResourceBundle(null);
        entry.setMessage("failed because of the client: " + failure);
        entry.setThrown(null);
    }

    // These loggers read and write nothing but connections of clients: requests that the parser refuses, and Payara 7's
    // own error page, which it begins where the receiver of ours has left
    private static boolean isOfClient(@Nullable Throwable thrown) {
        return thrown != null
                && (thrown instanceof IOException
                        || isInside(thrown, "postParseRequest", "serveDefaultErrorPage")
                        || isOfClient(thrown.getCause()));
    }

    private static boolean isInside(Throwable thrown, String... methods) {
        return Stream.of(thrown.getStackTrace())
                .anyMatch(frame -> List.of(methods).contains(frame.getMethodName()));
    }
}
