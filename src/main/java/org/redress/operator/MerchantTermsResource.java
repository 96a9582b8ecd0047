package org.redress.operator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
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
import org.redress.deadline.DeadlineTerms;
import org.redress.deadline.DeadlineTermsReader;
import org.redress.deadline.DeadlineTermsService;
import org.redress.deadline.DeadlineTermsView;
import org.redress.http.PathParams;
import org.redress.http.Preconditions;
import org.redress.json.JsonBody;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Shows and replaces the time limits of a merchant, for operators. */
@Path("operator/merchants/{merchantId}/terms")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class MerchantTermsResource {
    @EJB
    DeadlineTermsService terms;

    @EJB
    MerchantTermsService changes;

    /** Returns the terms with their entity tag. */
    @GET
    @RolesAllowed(Role.OPERATOR)
    public Response one(@PathParam("merchantId") String merchantId, @Context SecurityContext security) {
        return shown(terms.get(PathParams.number("merchantId", merchantId)));
    }

    /** Replaces the terms. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATOR)
    public Response put(
            @PathParam("merchantId") String merchantId,
            JsonBody body,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        int id = PathParams.number("merchantId", merchantId);
        DeadlineTerms changed = DeadlineTermsReader.read(body.object());
        changes.replace(
                id, Preconditions.of(headers), changed, Caller.of(security).name());
        return shown(changed);
    }

    private static Response shown(DeadlineTerms shown) {
        return Response.ok(DeadlineTermsView.of(shown)).tag(shown.digest()).build();
    }
}
