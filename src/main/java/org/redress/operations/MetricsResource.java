package org.redress.operations;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The figures, for whoever reaches this address, where the setting METRICS opens it. */
@Path("metrics")
@ApplicationScoped
public class MetricsResource {
    @Inject
    Metrics metrics;

    @Inject
    Settings settings;

    @GET
    @PermitAll
    public Response get() {
        if (!settings.showsMetrics()) {
            throw new NotFoundException();
        }
        return Response.ok(metrics.text()).type(Metrics.TYPE).build();
    }
}
