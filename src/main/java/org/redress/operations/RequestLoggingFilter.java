package org.redress.operations;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import org.redress.operations.RequestAttributesFilter.RequestAttributes;
import org.redress.problem.Problem;

/** Where every request comes in and goes out: it is given its trace, counted, and logged in one line. */
public class RequestLoggingFilter extends HttpFilter {
    /** Also the logger's name. */
    static final String LOGGER_NAME = "redress.access";

    private static final Logger LOG = System.getLogger(LOGGER_NAME);

    /** Whatever else a caller may write in the method's place stays out of log and metrics. */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    InFlightRequests inFlight;

    @Inject
    Metrics metrics;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        TraceParent trace = TraceParent.of(Collections.list(request.getHeaders(TraceParent.HEADER)));
        request.setAttribute(Problem.TRACE_ID, trace.traceId());
        response.setHeader(TraceParent.HEADER, trace.toString());
        long begin = System.nanoTime();
        int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        inFlight.requestStarted();
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            inFlight.requestEnded();
            logAndMeasure(request, trace, status, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private void logAndMeasure(HttpServletRequest request, TraceParent trace, int status, Duration took) {
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
        RequestAttributes attributes =
                request.getAttribute(RequestAttributesFilter.ATTRIBUTE) instanceof RequestAttributes of
                        ? of
                        : staticResource(request);
        metrics.recordRequest(method, attributes.route(), status, took, attributes.language());
        AccessLogEntry entry = new AccessLogEntry(
                clock.instant(),
                trace.traceId(),
                method,
                attributes.route(),
                status,
                took.toMillis(),
                attributes.clientId(),
                attributes.roles());
        LOG.log(Level.INFO, settings.logsJson() ? entry.json() : entry.text());
    }

    /** A file of ours is named by its folder; any other path may hold anything. */
    private static RequestAttributes staticResource(HttpServletRequest request) {
        Set<String> ours = request.getServletContext().getResourcePaths("/");
        String route = (ours == null ? Set.<String>of() : ours)
                .stream()
                        .filter(file -> file.endsWith("/")
                                ? request.getServletPath().startsWith(file)
                                : request.getServletPath().equals(file))
                        .findFirst()
                        .orElse("none");
        return new RequestAttributes(route, null, "", null);
    }
}
