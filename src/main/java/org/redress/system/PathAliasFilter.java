package org.redress.system;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.redress.http.ApiPaths;

/**
 * Forwards the short paths of the disputes document to the resources below {@link RestApplication#PATH} and the root to
 * the console, and redirects to the folder of the try-out page.
 */
public class PathAliasFilter extends HttpFilter {
    private static final String DOCS = "/docs";
    private static final String CONSOLE = "/console";
    private static final Pattern SHORT =
            Pattern.compile("/(-?\\w+/disputes(/[\\w-]+)?|Complaints/[\\w-]+/attachments(/[\\w-]+(/thumbnail)?)?)/?");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = ApiPaths.of(request);
        if (SHORT.matcher(path).matches()) {
            request.getRequestDispatcher(RestApplication.PATH + path).forward(request, response);
        } else if (path.length() <= 1) {
            request.getRequestDispatcher(CONSOLE).forward(request, response);
        } else if (path.equals(DOCS)) {
            // The server's own redirect would repeat the Host header
            response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
            response.setHeader("Location", DOCS + "/");
        } else {
            chain.doFilter(request, response);
        }
    }
}
