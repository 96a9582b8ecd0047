package org.redress.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Maps exceptions to problems: our own and HTTP errors as they are, all others to 500 with an incident in the log. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());
    private static final List<String> TELLING_HEADERS = List.of(
            HttpHeaders.WWW_AUTHENTICATE,
            HttpHeaders.ALLOW,
            HttpHeaders.RETRY_AFTER,
            "RateLimit",
            "RateLimit-Policy",
            "Content-Range");

    @Context
    HttpServletRequest call;

    @Override
    public Response toResponse(Throwable thrown) {
        for (Throwable cause : DatabaseFailure.causalChain(thrown).toList()) {
            if (cause instanceof ProblemException e) {
                Response.ResponseBuilder response = answer(e.problem());
                e.headers().forEach(response::header);
                return response.build();
            } else if (cause instanceof WebApplicationException e && isClientError(e)) {
                return refusal(e.getResponse());
            } else if (DatabaseFailure.isTransient(cause)) {
                LOG.log(Level.WARNING, "the database cannot answer now: {0}", cause.getMessage());
                return answer(Problem.of(503))
                        .header(HttpHeaders.RETRY_AFTER, RetryAfter.BUSY)
                        .build();
            } else if (DatabaseFailure.isValueRefused(cause)) {
                // Without the cause, whose message may have the value: a reader should have refused it
                LOG.log(Level.WARNING, "a value was refused only when it was stored, in trace {0}", trace());
                return answer(Problem.of(400, "A value of the request cannot be stored: it is too long, or blank."))
                        .build();
            }
        }
        UUID incident = UUID.randomUUID();
        LOG.log(Level.ERROR, "incident " + incident + " of trace " + trace(), thrown);
        return answer(Problem.of(incident)).build();
    }

    private static boolean isClientError(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        return status < 500 || status == 503;
    }

    // The servers' own texts name classes
    private Response refusal(Response refused) {
        Response.ResponseBuilder answer = answer(Problem.of(refused.getStatus()));
        TELLING_HEADERS.stream()
                .filter(refused.getHeaders()::containsKey)
                .forEach(name -> answer.header(name, refused.getHeaderString(name)));
        return answer.build();
    }

    private @Nullable Object trace() {
        return call.getAttribute(Problem.TRACE_ID);
    }

    private Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.withTraceId(trace()));
    }
}
