package org.redress.bulk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.Member;
import org.redress.http.ApiPaths;
import org.redress.idempotency.IdempotentCalls;
import org.redress.idempotency.IdempotentRequest;
import org.redress.idempotency.StoredResponse;
import org.redress.json.JsonBody;
import org.redress.limits.BulkheadProtected;
import org.redress.search.DisputeSelection;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Tries a command on several disputes, or creates the job that executes it. */
@Path("{clientId}/disputes:bulk")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class BulkResource {
    @EJB
    JobService jobs;

    @EJB
    DryRunService dryRuns;

    @Inject
    IdempotentCalls idempotency;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "bulk.disputes")
    int maxDisputes;

    /** Returns the results that the command would have, or the job that executes it. */
    @POST
    @RolesAllowed(Role.MERCHANT)
    public Response post(
            JsonBody body,
            @HeaderParam(IdempotentRequest.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int merchantId = caller.merchantId();
        Member self = Member.of(caller);
        BulkRequest request = BulkRequest.read(body.object(), maxDisputes);
        DisputeSelection selection = request.query() == null
                ? null
                : DisputeSelection.of(request.query(), "filter", caller, clock.instant());
        IdempotentRequest call = IdempotentRequest.of(caller, "bulk", key, request.canonicalForm(merchantId));
        return idempotency.executeOnce(call, () -> {
            if (request.dryRun()) {
                return StoredResponse.ok(null, dryRuns.run(merchantId, request, selection, self), null);
            }
            JobView job = jobs.create(merchantId, request, selection, self);
            return StoredResponse.accepted(ApiPaths.BASE + "/" + merchantId + "/jobs/" + job.id(), job);
        });
    }
}
