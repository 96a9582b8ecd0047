package org.redress.limits;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import org.redress.http.ApiPaths;
import org.redress.problem.RetryAfter;

/**
 * Releases the thread of a call when its response is written. Counts the threads of static files itself: they are the
 * only large responses without a token.
 */
public class ThreadReleaseFilter extends HttpFilter {
    /** Name of the request attribute with the {@link Bulkhead.Permit} of the call's thread. */
    static final String PERMIT = ThreadReleaseFilter.class.getName();

    @Inject
    ThreadShares shares;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            if (!ApiPaths.of(request).startsWith(ApiPaths.BASE)) {
                request.setAttribute(PERMIT, shares.acquireForStaticFile());
            }
            chain.doFilter(request, response);
        } catch (ServiceUnavailableException e) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(RetryAfter.BUSY));
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } finally {
            if (request.getAttribute(PERMIT) instanceof Bulkhead.Permit permit) {
                request.removeAttribute(PERMIT);
                permit.release();
            }
        }
    }
}
