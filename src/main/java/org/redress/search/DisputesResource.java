package org.redress.search;

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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.dispute.Actor;
import org.redress.http.PageLinks;
import org.redress.http.PathParams;
import org.redress.limits.BulkheadProtected;
import org.redress.paging.Page;
import org.redress.problem.UnknownResourceException;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Shows a merchant's disputes. */
@Path("{clientId}/disputes")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class DisputesResource {
    @Inject
    DisputeQueryService disputes;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "page.max-size")
    int maxPageSize;

    /** Returns a page of the list, with a Link header. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response list(@Context UriInfo uri, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        Instant now = clock.instant();
        DisputeListParams params = new DisputeListParams(
                caller.merchantId(), caller.identity().name(), uri.getQueryParameters(), maxPageSize, now);
        Page<DisputeRow> page = disputes.page(params.filter, params.sort, params.page);
        Long total = params.count ? disputes.count(params.filter) : null;
        List<DisputeRow> rows =
                page.rows().stream().map(row -> forReader(row, security, now)).toList();
        return Response.ok(DisputeJsonWriter.of(rows))
                .header(HttpHeaders.LINK, new PageLinks(uri, DisputeListParams.NAMES).of(page, params.page, total))
                .header("X-Total-Count", total)
                .build();
    }

    /** Returns one dispute, with an entity tag. */
    @GET
    @Path("{disputeId}")
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response get(@PathParam("disputeId") String disputeId, @Context SecurityContext security) {
        int merchantId = Caller.of(security).merchantId();
        DisputeRow found = disputes.find(merchantId, PathParams.uuid("disputeId", disputeId))
                .orElseThrow(() -> new UnknownResourceException("dispute"));
        return Response.ok(DisputeJsonWriter.of(forReader(found, security, clock.instant())))
                .tag(found.tag())
                .build();
    }

    private static DisputeRow forReader(DisputeRow row, SecurityContext security, Instant now) {
        return security.isUserInRole(Role.MERCHANT) ? row.allowing(Actor.MERCHANT, now) : row;
    }
}
