package org.redress.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Refuses query strings that cannot be decoded, with 400, and encodes characters that URIs exclude (RFC 3986), such as
 * braces: servers differ in both.
 */
public class QueryStringFilter extends HttpFilter {
    private static final Pattern UNDECODABLE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern EXCLUDED = Pattern.compile("[\\x00-\\x20\"<>\\[\\\\\\]^`{|}\\x7f]");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String query = request.getQueryString();
        if (query == null) {
            chain.doFilter(request, response);
        } else if (UNDECODABLE.matcher(query).find()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            chain.doFilter(new EncodedQuery(request, encode(query)), response);
        }
    }

    private static String encode(String query) {
        return EXCLUDED.matcher(query).replaceAll(excluded -> "%%%02X"
                .formatted((int) excluded.group().charAt(0)));
    }

    /** Request with a query string that each server reads alike, also after a forward: Open Liberty's has none then. */
    private static final class EncodedQuery extends HttpServletRequestWrapper {
        private final String query;

        EncodedQuery(HttpServletRequest request, String query) {
            super(request);
            this.query = query;
        }

        @Override
        public String getQueryString() {
            return query;
        }
    }
}
