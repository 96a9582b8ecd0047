package org.redress.savedview;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.UUID;
import org.redress.http.PathParams;
import org.redress.http.Preconditions;
import org.redress.json.JsonBody;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Shows, replaces and deletes a view of the dispute list. */
@Path("{clientId}/views/{viewId}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class SavedViewResource {
    @EJB
    SavedViewService views;

    @Inject
    Clock clock;

    /** Returns the view, with its entity tag. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response one(@PathParam("viewId") String viewId, @Context SecurityContext security) {
        return shown(views.get(Caller.of(security), PathParams.uuid("viewId", viewId)));
    }

    /** Replaces the view. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.MERCHANT)
    public Response replace(
            @PathParam("viewId") String viewId,
            JsonBody body,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        UUID id = PathParams.uuid("viewId", viewId);
        Preconditions state = Preconditions.of(headers);
        return shown(views.replace(caller, id, state, SavedViewData.read(body.object(), caller, clock.instant())));
    }

    /** Deletes the view. */
    @DELETE
    @RolesAllowed(Role.MERCHANT)
    public Response delete(
            @PathParam("viewId") String viewId, @Context HttpHeaders headers, @Context SecurityContext security) {
        views.delete(Caller.of(security), PathParams.uuid("viewId", viewId), Preconditions.of(headers));
        return Response.noContent().build();
    }

    private static Response shown(SavedView view) {
        return Response.ok(view).tag(view.tag()).build();
    }
}
