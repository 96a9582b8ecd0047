package org.redress.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Whatever is thrown becomes a problem: what the caller did wrong by its name, all else as an incident. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());
    private static final int RETRY_AFTER_SECONDS = 1;
    private static final List<String> TELLING_HEADERS = List.of(
            HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER, "RateLimit", "RateLimit-Policy");

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
            } else if (cause instanceof WebApplicationException e && isToldAsItIs(e)) {
                return refusal(e.getResponse());
            } else if (cause instanceof SQLException e && isOutOfReach(e)) {
                LOG.log(Level.WARNING, "the database is out of reach: {0}", e.getMessage());
                return answer(Problem.of(503))
                        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                        .build();
            }
        }
        UUID incident = UUID.randomUUID();
        LOG.log(Level.ERROR, "incident " + incident, thrown);
        return answer(Problem.of(incident)).build();
    }

    private static boolean isToldAsItIs(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        return status < 500 || status == 503;
    }

    /** Connection lost or refused (08), too many (53), shut down or timed out (57): SQL:2016 and PostgreSQL, appendix A. */
    private static boolean isOutOfReach(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
    }

    /** What the server itself refuses, without its words: they name classes. */
    private static Response refusal(Response refused) {
        Response.ResponseBuilder answer = answer(Problem.of(refused.getStatus()));
        TELLING_HEADERS.stream()
                .filter(refused.getHeaders()::containsKey)
                .forEach(name -> answer.header(name, refused.getHeaderString(name)));
        return answer.build();
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }
}
