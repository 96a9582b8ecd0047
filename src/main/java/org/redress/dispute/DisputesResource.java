package org.redress.dispute;

import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.limits.Bounded;
import org.redress.paging.Page;
import org.redress.paging.PageLinks;
import org.redress.problem.NoSuchThing;
import org.redress.problem.PathIds;
import org.redress.security.Caller;
import org.redress.security.Role;

/** A merchant's disputes. */
@Path("{clientId}/disputes")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Bounded
public class DisputesResource {
    @Inject
    DisputeQueryService disputes;

    @Inject
    @ConfigProperty(name = "page.max-size", defaultValue = "100")
    int maxPageSize;

    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response list(
            @PathParam("clientId") String clientId, @Context UriInfo uri, @Context SecurityContext security) {
        int merchantId = Caller.of(security).actingFor(PathIds.clientId(clientId));
        DisputeSearchParams search = new DisputeSearchParams(merchantId, uri.getQueryParameters(), maxPageSize);
        Page<DisputeRow.Complete> page = disputes.page(search.filter, search.sort, search.page);
        Long total = search.count ? disputes.count(search.filter) : null;
        return Response.ok(
                        DisputeJson.of(page.rows().stream().map(DisputeView::of).toList()))
                .header(HttpHeaders.LINK, new PageLinks(uri, DisputeSearchParams.NAMES).of(page, search.page, total))
                .header("X-Total-Count", total)
                .build();
    }

    @GET
    @Path("{disputeId}")
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public byte[] one(
            @PathParam("clientId") String clientId,
            @PathParam("disputeId") String disputeId,
            @Context SecurityContext security) {
        int merchantId = Caller.of(security).actingFor(PathIds.clientId(clientId));
        return disputes.find(merchantId, PathIds.uuid("disputeId", disputeId))
                .map(DisputeView::of)
                .map(DisputeJson::of)
                .orElseThrow(() -> new NoSuchThing("dispute"));
    }
}
