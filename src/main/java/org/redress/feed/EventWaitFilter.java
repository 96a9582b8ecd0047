package org.redress.feed;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.redress.event.EventWait;
import org.redress.event.EventWaits;
import org.redress.http.ResumedCall;

/**
 * Lets calls wait that {@link EventsResource} has marked: without a thread, a connection or a permit. Later the whole
 * call runs again, from its first filter, as an asynchronous dispatch.
 */
public class EventWaitFilter extends HttpFilter {
    /** Name of the request attribute with the {@link EventWait}. */
    static final String WAIT = EventWait.class.getName();

    // EventWaits resumes a call in time, unless its timer hangs
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @Inject
    EventWaits waits;

    @Inject
    Instance<RequestContextController> contexts;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (ResumedCall.is(request)) {
            resume(request, response, chain);
            return;
        }
        boolean done = false;
        try {
            chain.doFilter(request, response);
            done = true;
        } finally {
            if (request.getAttribute(WAIT) instanceof EventWait call) {
                if (done) {
                    suspend(call, request, response);
                } else {
                    waits.end(call);
                }
            }
        }
    }

    /** Runs the call again, with a request context: Payara has none in an asynchronous dispatch. */
    private void resume(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestContextController context = contexts.get();
        boolean activated = context.activate();
        try {
            chain.doFilter(request, response);
        } finally {
            if (activated) {
                context.deactivate();
            }
        }
    }

    private void suspend(EventWait call, HttpServletRequest request, HttpServletResponse response) {
        response.reset();
        ResumedCall.mark(request);
        AsyncContext context = request.startAsync();
        context.setTimeout(LIMIT.toMillis());
        String path = path(request);
        context.addListener(new EndOfWait(call, path));
        waits.add(call, () -> context.dispatch(path));
    }

    // A dispatch without a path takes that of the thread's last call on Open Liberty, and with it the wrong query
    private static String path(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
    }

    private final class EndOfWait implements AsyncListener {
        private final EventWait call;
        private final String path;

        EndOfWait(EventWait call, String path) {
            this.call = call;
            this.path = path;
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            if (waits.remove(call)) {
                event.getAsyncContext().dispatch(path);
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {
            waits.end(call);
        }

        @Override
        public void onError(AsyncEvent event) {
            waits.end(call);
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // A call waits once
        }
    }
}
