package org.redress.system;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.redress.connection.CallPosition;

/** Marks the begin and the end of a call, whose queries share their {@link CallPosition}. */
public class ConsistentReadsFilter extends HttpFilter {
    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        CallPosition.begin();
        try {
            chain.doFilter(request, response);
        } finally {
            CallPosition.end();
        }
    }
}
