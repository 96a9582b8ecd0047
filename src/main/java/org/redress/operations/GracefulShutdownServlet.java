package org.redress.operations;

import jakarta.inject.Inject;
import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * Holds the stop until those who are being answered have their answers: a server that stops ends its servlets first.
 * Payara would cut them off after two seconds.
 */
public class GracefulShutdownServlet extends GenericServlet {
    /** Longer than any answer takes, and shorter than platforms wait before they kill (30 s). */
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    @Inject
    InFlightRequests inFlight;

    @Override
    public void service(ServletRequest request, ServletResponse response) throws IOException {
        // It has no address; nobody gets here
        ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    @Override
    public void destroy() {
        inFlight.await(MAX_WAIT);
    }
}
