package org.redress.system;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.redress.http.ApiPaths;

/** Answers 404 for the addresses that Payara adds to the WAR: metrics, health and description of the whole server. */
public class ServerEndpointsFilter extends HttpFilter {
    private static final Pattern OF_THE_SERVER = Pattern.compile("/(metrics|health|openapi)(/.*)?");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (OF_THE_SERVER.matcher(ApiPaths.of(request)).matches()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }
}
