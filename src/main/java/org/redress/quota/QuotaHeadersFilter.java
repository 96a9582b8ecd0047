package org.redress.quota;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
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
    BeanManager beans;

    private Bean<?> bean;

    @PostConstruct
    void find() {
        bean = beans.resolve(beans.getBeans(QuotaHeaders.class));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        // Few calls come near to a limit: the headers of the others are not even created
        if (beans.getContext(RequestScoped.class).get(bean) instanceof QuotaHeaders quotas) {
            quotas.get().forEach(response.getHeaders()::putSingle);
        }
    }
}
