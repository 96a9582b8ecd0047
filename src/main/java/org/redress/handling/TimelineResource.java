package org.redress.handling;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.http.PathParams;
import org.redress.http.SliceLinks;
import org.redress.http.SliceRequest;
import org.redress.http.WeakEntityTag;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Lists the timeline of a dispute. */
@Path("{clientId}/disputes/{disputeId}/timeline")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class TimelineResource {
    @EJB
    DisputeHistoryQueryService history;

    @Inject
    @ConfigProperty(name = "page.max-size")
    int maxPageSize;

    /** Lists the entries of the timeline, oldest first; 304 if the client has them. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response list(
            @PathParam("disputeId") String disputeId,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        int merchantId = Caller.of(security).merchantId();
        SliceRequest slice = SliceRequest.of(uri, maxPageSize);
        UUID id = PathParams.uuid("disputeId", disputeId);
        return WeakEntityTag.of(headers, Long.toString(history.version(merchantId, id)), () -> {
            List<TimelineView> entries = history.timeline(merchantId, id, slice).stream()
                    .map(TimelineView::of)
                    .toList();
            return SliceLinks.ok(uri, slice, entries, TimelineView::position);
        });
    }
}
