package org.redress.casework;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.limits.Bounded;
import org.redress.problem.PathIds;
import org.redress.security.Caller;
import org.redress.security.Role;

/** What happened to a case, oldest first. */
@Path("{clientId}/disputes/{disputeId}/timeline")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Bounded
public class TimelineResource {
    @Inject
    CaseQueryService reading;

    @Inject
    @ConfigProperty(name = "page.max-size")
    int maxPageSize;

    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response list(
            @PathParam("disputeId") String disputeId, @Context UriInfo uri, @Context SecurityContext security) {
        int merchantId = Caller.of(security).onlyClientId();
        Stretch stretch = Stretch.of(uri, maxPageSize);
        List<TimelineView> found = reading.timeline(merchantId, PathIds.uuid("disputeId", disputeId), stretch).stream()
                .map(TimelineView::of)
                .toList();
        return stretch.answer(uri, found, TimelineView::position);
    }
}
