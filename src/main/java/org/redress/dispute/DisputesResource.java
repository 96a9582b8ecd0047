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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
    Clock clock;

    @Inject
    @ConfigProperty(name = "page.max-size")
    int maxPageSize;

    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response list(@Context UriInfo uri, @Context SecurityContext security) {
        int merchantId = Caller.of(security).onlyClientId();
        Instant now = clock.instant();
        DisputeSearchParams search = new DisputeSearchParams(merchantId, uri.getQueryParameters(), maxPageSize, now);
        Page<DisputeRow.Complete> page = disputes.page(search.filter, search.sort, search.page);
        Long total = search.count ? disputes.count(search.filter) : null;
        List<DisputeView> views =
                page.rows().stream().map(row -> view(row, security, now)).toList();
        return Response.ok(DisputeJson.of(views))
                .header(HttpHeaders.LINK, new PageLinks(uri, DisputeSearchParams.NAMES).of(page, search.page, total))
                .header("X-Total-Count", total)
                .build();
    }

    @GET
    @Path("{disputeId}")
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response one(@PathParam("disputeId") String disputeId, @Context SecurityContext security) {
        int merchantId = Caller.of(security).onlyClientId();
        DisputeRow.Complete found = disputes.find(merchantId, PathIds.uuid("disputeId", disputeId))
                .orElseThrow(() -> new NoSuchThing("dispute"));
        return Response.ok(DisputeJson.of(view(found, security, clock.instant())))
                .tag(Long.toString(found.dispute().version()))
                .build();
    }

    private static DisputeView view(DisputeRow.Complete found, SecurityContext security, Instant now) {
        boolean acts = security.isUserInRole(Role.MERCHANT);
        return DisputeView.of(found, acts ? found.dispute().allowedTo(Actor.MERCHANT, now) : List.of());
    }
}
