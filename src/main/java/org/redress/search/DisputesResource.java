package org.redress.search;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.redress.http.PathParams;
import org.redress.limits.BulkheadProtected;
import org.redress.problem.UnknownResourceException;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Shows a merchant's disputes. */
@Path("{clientId}/disputes")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class DisputesResource {
    @EJB
    DisputeQueryService disputes;

    @Inject
    Clock clock;

    @Inject
    DisputeLists lists;

    /** Returns a page of the list, with a Link header. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response list(@Context UriInfo uri, @Context HttpHeaders headers, @Context SecurityContext security) {
        return lists.page(uri, headers, uri.getQueryParameters(), security);
    }

    /** Returns one dispute, with an entity tag. */
    @GET
    @Path("{disputeId}")
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response get(@PathParam("disputeId") String disputeId, @Context SecurityContext security) {
        int merchantId = Caller.of(security).merchantId();
        DisputeRow found = disputes.find(merchantId, PathParams.uuid("disputeId", disputeId))
                .orElseThrow(() -> new UnknownResourceException("dispute"));
        return Response.ok(DisputeJsonWriter.of(DisputeLists.forReader(found, security, clock.instant())))
                .tag(found.tag())
                .build();
    }
}
