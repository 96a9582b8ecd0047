package org.redress.operations;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.redress.operations.HealthReport.HealthCheck;

/** What the platform's probes ask. Open to all: it tells UP or DOWN and no more. */
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class HealthResource {
    private static final int RETRY_AFTER_SECONDS = 2;

    @Inject
    ReadinessCheck readiness;

    @Inject
    StartupProbe startUp;

    @Inject
    Settings settings;

    /** Whether to restart it: never for what a restart does not mend. */
    @GET
    @Path("live")
    @PermitAll
    public Response live() {
        return response(HealthReport.of());
    }

    /** Whether to send it requests. */
    @GET
    @Path("ready")
    @PermitAll
    public Response ready() {
        return response(readiness.report(settings));
    }

    /** Whether to begin asking for the other two. */
    @GET
    @Path("started")
    @PermitAll
    public Response started() {
        return response(HealthReport.of(HealthCheck.of("start-up", startUp.isDone())));
    }

    private static Response response(HealthReport report) {
        return report.isUp()
                ? Response.ok(report).build()
                : Response.status(Response.Status.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                        .entity(report)
                        .build();
    }
}
