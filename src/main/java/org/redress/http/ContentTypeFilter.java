package org.redress.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Replaces a Content-Type that is no media type by application/octet-stream, which no resource takes: the answer is 415
 * after the check of the token, with the message of the chat on its paths.
 */
// Jersey would answer such a header with 400 before all filters and mappers of the application
public class ContentTypeFilter extends HttpFilter {
    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<String> types = Collections.list(request.getHeaders(HttpHeaders.CONTENT_TYPE));
        boolean valid = types.isEmpty() || (types.size() == 1 && isMediaType(types.get(0)));
        chain.doFilter(valid ? request : new UnknownType(request), response);
    }

    private static boolean isMediaType(String text) {
        if (text.equals(MediaType.APPLICATION_JSON)) {
            return true;
        }
        try {
            MediaType type = MediaType.valueOf(text);
            // RESTEasy takes a parameter without a value
            return !type.isWildcardType()
                    && !type.isWildcardSubtype()
                    && type.getParameters().values().stream().noneMatch(String::isEmpty);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static final class UnknownType extends HttpServletRequestWrapper {
        UnknownType(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getContentType() {
            return MediaType.APPLICATION_OCTET_STREAM;
        }

        @Override
        public String getHeader(String name) {
            return name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) ? getContentType() : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
                    ? Collections.enumeration(List.of(getContentType()))
                    : super.getHeaders(name);
        }
    }
}
