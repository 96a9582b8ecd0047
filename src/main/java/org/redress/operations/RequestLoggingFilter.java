package org.redress.operations;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
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
import org.redress.event.CallTrace;
import org.redress.http.ApiPaths;
import org.redress.operations.RequestAttributesFilter.RequestAttributes;
import org.redress.problem.Problem;

/**
 * Outermost servlet filter: assigns the trace, records metrics, writes the access log line. A call that waits without a
 * thread is one call, with one line at its end.
 */
public class RequestLoggingFilter extends HttpFilter {
    /** Name of the access log's logger. */
    static final String LOGGER_NAME = "redress.access";

    private static final Logger LOG = System.getLogger(LOGGER_NAME);

    private static final String TRACE = TraceParent.class.getName();

    private static final String CONSOLE = "/console/";

    /** Methods that log and metrics name; any other is logged as OTHER. */
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
        if (request.getAttribute(TRACE) instanceof TraceParent trace) {
            // The call goes on after a wait
            pass(request, response, chain, trace);
            return;
        }
        TraceParent trace = TraceParent.of(Collections.list(request.getHeaders(TraceParent.HEADER)));
        request.setAttribute(TRACE, trace);
        request.setAttribute(Problem.TRACE_ID, trace.traceId());
        long begin = System.nanoTime();
        int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        inFlight.requestStarted();
        try {
            pass(request, response, chain, trace);
            status = response.getStatus();
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new EndOfCall(request, response, trace, begin));
            } else {
                end(request, trace, status, begin);
            }
        }
    }

    private static void pass(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, TraceParent trace)
            throws IOException, ServletException {
        response.setHeader(TraceParent.HEADER, trace.toString());
        CallTrace.begin(trace.toString());
        try {
            chain.doFilter(request, response);
        } finally {
            CallTrace.end();
        }
    }

    private void end(HttpServletRequest request, TraceParent trace, int status, long begin) {
        inFlight.requestEnded();
        logAndMeasure(request, trace, status, Duration.ofNanos(System.nanoTime() - begin));
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
        // A page of the console loads many files
        boolean quiet = attributes.route().equals(CONSOLE) && status < HttpServletResponse.SC_BAD_REQUEST;
        LOG.log(quiet ? Level.DEBUG : Level.INFO, settings.logsJson() ? entry.json() : entry.text());
    }

    // Static resources are named by their top folder or file; other paths are free text of the caller
    private static RequestAttributes staticResource(HttpServletRequest request) {
        String path = ApiPaths.of(request);
        Set<String> ours = request.getServletContext().getResourcePaths("/");
        String route = (ours == null ? Set.<String>of() : ours)
                .stream()
                        .filter(file -> file.endsWith("/") ? path.startsWith(file) : path.equals(file))
                        .findFirst()
                        .orElse("none");
        return new RequestAttributes(route, null, "", null);
    }

    /** Ends a call that has waited. */
    private final class EndOfCall implements AsyncListener {
        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final TraceParent trace;
        private final long begin;

        EndOfCall(HttpServletRequest request, HttpServletResponse response, TraceParent trace, long begin) {
            this.request = request;
            this.response = response;
            this.trace = trace;
            this.begin = begin;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            end(request, trace, response.getStatus(), begin);
        }

        @Override
        public void onError(AsyncEvent event) {
            // Is completed, too
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // The filter that lets the call wait resumes it
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // A call waits once
        }
    }
}
