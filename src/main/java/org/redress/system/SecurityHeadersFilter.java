package org.redress.system;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.redress.http.ApiPaths;

/**
 * Sets the security headers of each response: no type sniffing, no foreign content, no caching. The console's servlet
 * replaces two of them.
 */
public class SecurityHeadersFilter extends HttpFilter {
    private static final String OF_DATA = "default-src 'none'; frame-ancestors 'none'";
    // Swagger UI sets styles in its script
    private static final String OF_DOCS =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Content-Security-Policy", ApiPaths.of(request).startsWith("/docs/") ? OF_DOCS : OF_DATA);
        response.setHeader("Cache-Control", "no-store");
        chain.doFilter(request, response);
    }
}
