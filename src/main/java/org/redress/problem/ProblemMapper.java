package org.redress.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.SystemException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
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
        for (Throwable cause : causalChain(thrown).toList()) {
            if (cause instanceof ProblemException e) {
                Response.ResponseBuilder response = answer(e.problem());
                e.headers().forEach(response::header);
                return response.build();
            } else if (cause instanceof WebApplicationException e && isClientError(e)) {
                return refusal(e.getResponse());
            } else if (isDatabaseUnavailable(cause)) {
                LOG.log(Level.WARNING, "the database is unavailable: {0}", cause.getMessage());
                return answer(Problem.of(503))
                        .header(HttpHeaders.RETRY_AFTER, RetryAfter.BUSY)
                        .build();
            } else if (isValueRefused(cause)) {
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

    // Servers and EJBs wrap exceptions; WildFly adds the cause of a failed commit as a suppressed one
    private static Stream<Throwable> causalChain(@Nullable Throwable thrown) {
        return thrown == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(thrown),
                        Stream.concat(
                                causalChain(thrown.getCause()),
                                Stream.of(thrown.getSuppressed()).flatMap(ProblemMapper::causalChain)));
    }

    private static boolean isClientError(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        return status < 500 || status == 503;
    }

    // Connection lost or refused (08), too many (53), shut down or timed out (57): SQL:2016 and PostgreSQL, appendix A.
    // Or the end of the transaction failed: it may have been committed, and the caller may try again.
    private static boolean isDatabaseUnavailable(Throwable cause) {
        if (cause instanceof SQLException e && e.getSQLState() != null) {
            return Stream.of("08", "53", "57").anyMatch(e.getSQLState()::startsWith);
        }
        return cause instanceof SystemException || cause instanceof XAException;
    }

    // Class 22 of SQLSTATE is "data exception"
    private static boolean isValueRefused(Throwable cause) {
        return cause instanceof ConstraintViolationException
                || (cause instanceof SQLException e
                        && e.getSQLState() != null
                        && e.getSQLState().startsWith("22"));
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
