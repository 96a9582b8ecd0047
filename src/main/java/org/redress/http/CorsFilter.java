package org.redress.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets the pages of the origins in the setting cors.origins call the API from a browser (Fetch Standard, CORS). Their
 * preflights need no token. Cookies are never allowed: tokens are sent in a header.
 */
public class CorsFilter extends HttpFilter {
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, If-Range, Range, traceparent";
    private static final String RESPONSE_HEADERS = "Accept-Ranges, Allow, Content-Disposition, Content-Language,"
            + " Content-Range, ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, traceparent,"
            + " WWW-Authenticate, X-Total-Count";
    private static final String PREFLIGHT_SECONDS = "600";

    @Inject
    @ConfigProperty(name = "cors.origins")
    Optional<String> origins;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String origin = request.getHeader("Origin");
        if (origins.isPresent()) {
            response.addHeader("Vary", "Origin");
        }
        if (origin == null || !isNamed(origin)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", origin);
        if (request.getMethod().equals(HttpMethod.OPTIONS)
                && request.getHeader("Access-Control-Request-Method") != null) {
            response.setHeader("Access-Control-Allow-Methods", METHODS);
            response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
            response.setHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.setHeader("Access-Control-Expose-Headers", RESPONSE_HEADERS);
            chain.doFilter(request, response);
        }
    }

    private boolean isNamed(String origin) {
        return origins.stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .anyMatch(origin::equals);
    }
}
