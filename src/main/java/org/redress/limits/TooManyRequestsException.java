package org.redress.limits;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** A caller or a merchant has exceeded its rate: 429 with Retry-After (RFC 6585). */
public class TooManyRequestsException extends ClientErrorException {
    /** Creates the refusal of a call. */
    public TooManyRequestsException(RateLimiter.Refusal refusal) {
        super(response(refusal));
    }

    private static Response response(RateLimiter.Refusal refusal) {
        Response.ResponseBuilder response =
                Response.status(Response.Status.TOO_MANY_REQUESTS).header(HttpHeaders.RETRY_AFTER, refusal.seconds());
        refusal.headers().forEach(response::header);
        return response.build();
    }
}
