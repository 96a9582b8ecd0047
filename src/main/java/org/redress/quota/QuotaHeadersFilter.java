package org.redress.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Adds the headers of a limit that is near to the response of the call that has counted. */
@Provider
@ApplicationScoped
public class QuotaHeadersFilter implements ContainerResponseFilter {
    @Inject
    QuotaHeaders quotas;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        quotas.get().forEach(response.getHeaders()::putSingle);
    }
}
