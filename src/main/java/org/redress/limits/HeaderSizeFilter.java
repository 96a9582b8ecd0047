package org.redress.limits;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses requests whose headers exceed the setting header.bytes with 431 (RFC 6585, 5), before authentication. */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION - 1)
public class HeaderSizeFilter implements ContainerRequestFilter {
    @Inject
    @ConfigProperty(name = "header.bytes")
    int maxBytes;

    @Override
    public void filter(ContainerRequestContext request) {
        long bytes = request.getHeaders().entrySet().stream()
                .mapToLong(header -> header.getValue().stream()
                        .mapToLong(value -> header.getKey().length() + value.length())
                        .sum())
                .sum();
        if (bytes > maxBytes) {
            throw new ClientErrorException(Response.Status.REQUEST_HEADER_FIELDS_TOO_LARGE);
        }
    }
}
