package org.redress.operations;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.redress.operations.HealthReport.HealthCheck;
import org.redress.problem.RetryAfter;

/** Health endpoints for the platform's probes. They need no token, and reveal only UP or DOWN. */
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class HealthResource {
    @Inject
    ReadinessCheck readiness;

    @EJB
    StartupProbe startUp;

    @Inject
    Settings settings;

    /** Returns the liveness: UP as long as the server responds, since a restart repairs nothing else. */
    @GET
    @Path("live")
    @PermitAll
    public Response live() {
        return response(HealthReport.of());
    }

    /** Returns the readiness: 503 while the server should get no requests. */
    @GET
    @Path("ready")
    @PermitAll
    public Response ready() {
        return response(readiness.report(settings));
    }

    /** Returns whether the start is complete; until then 503, and the other two probes should wait. */
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
                        .header(HttpHeaders.RETRY_AFTER, RetryAfter.NOT_READY)
                        .entity(report)
                        .build();
    }
}
