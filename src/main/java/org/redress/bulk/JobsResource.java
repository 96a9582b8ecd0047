package org.redress.bulk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.http.PathParams;
import org.redress.http.SliceLinks;
import org.redress.http.SliceRequest;
import org.redress.idempotency.IdempotentCalls;
import org.redress.idempotency.IdempotentRequest;
import org.redress.idempotency.StoredResponse;
import org.redress.json.JsonBodyWriter;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Shows and cancels the jobs of a merchant. */
@Path("{clientId}/jobs")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class JobsResource {
    @EJB
    JobService jobs;

    @Inject
    IdempotentCalls idempotency;

    @Inject
    @ConfigProperty(name = "page.max-size")
    int maxPageSize;

    /** Lists the jobs, the newest first. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response list(@Context SecurityContext security) {
        return Response.ok(JsonBodyWriter.of(jobs.list(Caller.of(security).merchantId())))
                .build();
    }

    /** Returns a job. */
    @GET
    @Path("{jobId}")
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response get(@PathParam("jobId") String jobId, @Context SecurityContext security) {
        int merchantId = Caller.of(security).merchantId();
        return Response.ok(jobs.find(merchantId, PathParams.uuid("jobId", jobId)))
                .build();
    }

    /** Lists the results of a job in the order of its disputes. */
    @GET
    @Path("{jobId}/results")
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response results(@PathParam("jobId") String jobId, @Context UriInfo uri, @Context SecurityContext security) {
        int merchantId = Caller.of(security).merchantId();
        SliceRequest slice = SliceRequest.of(uri, maxPageSize);
        UUID id = PathParams.uuid("jobId", jobId);
        return SliceLinks.ok(uri, slice, jobs.results(merchantId, id, slice), DisputeResult::position);
    }

    /** Cancels a job and returns it. */
    @POST
    @Path("{jobId}/actions/cancel")
    @RolesAllowed(Role.MERCHANT)
    public Response cancel(
            @PathParam("jobId") String jobId,
            @HeaderParam(IdempotentRequest.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int merchantId = caller.merchantId();
        UUID id = PathParams.uuid("jobId", jobId);
        CanonicalForm form =
                CanonicalForm.of("cancel-job").add("clientId", merchantId).add("jobId", id);
        return idempotency.executeOnce(
                IdempotentRequest.of(caller, "jobs", key, form),
                () -> StoredResponse.ok(null, jobs.cancel(merchantId, id), null));
    }
}
