package org.redress.deadline;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.redress.http.Preconditions;
import org.redress.json.JsonBody;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Reads and replaces the time limits of a merchant. */
@Path("{clientId}/terms")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class DeadlineTermsResource {
    @EJB
    DeadlineTermsService service;

    /** Returns the terms with their entity tag. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response one(@Context SecurityContext security) {
        return shown(service.get(Caller.of(security).merchantId()));
    }

    /** Replaces the terms. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.MERCHANT)
    public Response put(JsonBody body, @Context HttpHeaders headers, @Context SecurityContext security) {
        int merchantId = Caller.of(security).merchantId();
        DeadlineTerms terms = DeadlineTermsReader.read(body.object());
        service.replace(merchantId, Preconditions.of(headers), terms);
        return shown(terms);
    }

    private static Response shown(DeadlineTerms terms) {
        return Response.ok(DeadlineTermsView.of(terms)).tag(terms.digest()).build();
    }
}
