package org.redress.problem;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes the problem that replaces the server's error page, for failures outside of the REST resources. */
public class ErrorPageServlet extends HttpServlet {
    // Not JsonBodyWriter: package json depends on this one
    private static final Jsonb JSON = JsonbBuilder.create();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Problem problem = Problem.of(status instanceof Integer known && known >= 400 ? known : 404)
                .withTraceId(request.getAttribute(Problem.TRACE_ID));
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        byte[] body = JSON.toJson(problem).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
