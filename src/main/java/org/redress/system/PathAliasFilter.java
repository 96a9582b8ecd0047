package org.redress.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
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
            request.getRequestDispatcher(RestApplication.PATH + path).forward(request, new ForwardedResponse(response));
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

    /** Response that Payara can close by its writer after a forward, which else constructs an exception each time. */
    private static final class ForwardedResponse extends HttpServletResponseWrapper {
        private boolean isStreamed;

        ForwardedResponse(HttpServletResponse response) {
            super(response);
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            isStreamed = true;
            return super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            return isStreamed ? new PrintWriter(super.getOutputStream(), false, UTF_8) : super.getWriter();
        }
    }
}
