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

/** Whatever is thrown becomes a problem: what the caller did wrong by its name, all else as an incident. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());
    private static final List<String> TELLING_HEADERS =
            List.of(HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER);

    @Context
    HttpServletRequest call;

    @Override
    public Response toResponse(Throwable thrown) {
        // Servers and EJBs wrap what was thrown
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidRequest e) {
                return answer(Problem.of(e)).build();
            } else if (cause instanceof MalformedJson e) {
                return answer(Problem.of(e)).build();
            } else if (cause instanceof NoSuchThing e) {
                return answer(Problem.of(404, e.getMessage())).build();
            } else if (cause instanceof WebApplicationException e
                    && e.getResponse().getStatus() < 500) {
                return refusal(e.getResponse());
            }
        }
        UUID incident = UUID.randomUUID();
        LOG.log(Level.ERROR, "incident " + incident + " of trace " + trace(), thrown);
        return answer(Problem.of(incident)).build();
    }

    /** What the server itself refuses, without its words: they name classes. */
    private Response refusal(Response refused) {
        Response.ResponseBuilder answer = answer(Problem.of(refused.getStatus()));
        TELLING_HEADERS.stream()
                .filter(refused.getHeaders()::containsKey)
                .forEach(name -> answer.header(name, refused.getHeaderString(name)));
        return answer.build();
    }

    private Object trace() {
        return call.getAttribute(Problem.TRACE_ID);
    }

    private Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.inTrace(trace()));
    }
}
