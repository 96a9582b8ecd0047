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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Shortens the server's log records of failures that clients cause to one line: addresses that cannot be decoded, and
 * connections that end before the response. Payara logs 3 to 20 KB of stack traces for each; anybody may cause them.
 */
@ApplicationScoped
public class ClientFailureLog {
    // A constant, because the log manager refers to loggers weakly
    private static final List<Logger> LOGGERS = Stream.of(
                    "jakarta.enterprise.web.core",
                    "org.glassfish.jersey.server.ServerRuntime$Responder",
                    "org.jboss.resteasy.resteasy_jaxrs.i18n")
            .map(Logger::getLogger)
            .toList();

    // Catalina's log of its valves prints the stack trace into the message
    private static final Pattern PRINTED = Pattern.compile("\\R(java\\.io\\.\\w*Exception)\\b.*\\R\\s+at ");

    // Payara's for all of the web: of its records, only those about the sending of an error page are shortened
    private static final Logger WEB = Logger.getLogger("jakarta.enterprise.web");

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        LOGGERS.forEach(logger -> logger.setFilter(ClientFailureLog::shorten));
        WEB.setFilter(entry -> !isOfErrorPage(entry) || shorten(entry));
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
        if (thrown != null && isOfClient(thrown)) {
            shorten(entry, thrown.getClass().getName());
        } else if (thrown == null && entry.getMessage() != null) {
            Matcher printed = PRINTED.matcher(entry.getMessage());
            if (printed.find()) {
                shorten(entry, printed.group(1));
            }
        }
        return true;
    }

    // Not the message, which may repeat what was sent
    private static void shorten(LogRecord entry, String type) {
        entry.setLevel(Level.INFO);
        entry.setResourceBundle(null);
        entry.setMessage("failed because of the client: " + type);
        entry.setThrown(null);
    }

    // An IOException of these loggers is that of a client's connection. Clients also cause failures of the parser, of
    // RESTEasy's reading of headers, and of Payara 7's own error page, which follows ours if the caller has left
    private static boolean isOfClient(Throwable thrown) {
        return thrown instanceof IOException
                || isInside("postParseRequest", thrown)
                || isInside("extractHttpHeaders", thrown)
                || isInside("serveDefaultErrorPage", thrown)
                || (thrown.getCause() != null && isOfClient(thrown.getCause()));
    }

    // Payara 6 prints the stack trace into the message
    private static boolean isOfErrorPage(LogRecord entry) {
        Throwable thrown = entry.getThrown();
        return thrown == null
                ? String.valueOf(entry.getMessage()).contains(" ErrorPage[")
                : isInside("dispatchToErrorPage", thrown);
    }

    private static boolean isInside(String method, Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals(method));
    }
}
