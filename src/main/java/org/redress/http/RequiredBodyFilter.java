package org.redress.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.IOException;
import java.io.PushbackInputStream;
import org.redress.problem.InvalidRequestException;

/** Refuses requests without a body: Jersey would call the resource method with null. */
final class RequiredBodyFilter implements ContainerRequestFilter {
    /** @throws InvalidRequestException if the body has no byte, or the connection ends before it */
    @Override
    public void filter(ContainerRequestContext request) {
        // Jersey's own method for OPTIONS has a parameter, too
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            return;
        }
        // Not hasEntity(): RESTEasy answers it by the Content-Type
        PushbackInputStream body = new PushbackInputStream(request.getEntityStream());
        try {
            int first = body.read();
            if (first < 0) {
                throw InvalidRequestException.noBody();
            }
            body.unread(first);
        } catch (IOException e) {
            throw InvalidRequestException.incompleteBody();
        }
        request.setEntityStream(body);
    }
}
