package org.redress.operations;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.redress.event.EventWaits;
import org.redress.quota.RequestCountScheduler;

/**
 * Delays the shutdown until the requests in flight have ended, and stores their number. Servers destroy the servlets
 * first when they stop; Payara would abort requests after two seconds.
 */
public class GracefulShutdownServlet extends GenericServlet {
    // Longer than most requests take, and shorter than platforms wait before they kill the process (30 s)
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    @Inject
    InFlightRequests inFlight;

    @Inject
    EventWaits eventWaits;

    @EJB
    RequestCountScheduler requestCounts;

    @Override
    public void service(ServletRequest request, ServletResponse response) throws IOException {
        // Has no URL pattern, so no request arrives
        ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    @Override
    public void destroy() {
        eventWaits.close();
        inFlight.await(MAX_WAIT);
        requestCounts.store();
    }
}
