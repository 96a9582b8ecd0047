package org.redress.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.Providers;

/** Maps an unsupported Content-Type to 415, but a request with neither a Content-Type nor a body to 400. */
// WildFly looks for the Content-Type before any filter is called; Payara does not
@Provider
public class UnsupportedMediaTypeMapper implements ExceptionMapper<NotSupportedException> {
    @Context
    HttpServletRequest call;

    @Context
    Providers providers;

    @Override
    public Response toResponse(NotSupportedException refused) {
        boolean empty = call.getContentLengthLong() <= 0 && call.getHeader("Transfer-Encoding") == null;
        return providers
                .getExceptionMapper(Throwable.class)
                .toResponse(
                        empty && call.getHeader(HttpHeaders.CONTENT_TYPE) == null
                                ? InvalidRequestException.noBody()
                                : refused);
    }
}
