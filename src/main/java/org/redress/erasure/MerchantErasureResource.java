package org.redress.erasure;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.redress.http.PathParams;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Role;

/** Shows the erasure of a closed merchant. */
@Path("operator/merchants/{merchantId}/erasure")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class MerchantErasureResource {
    @EJB
    MerchantErasureQueryService queries;

    /** Returns the progress of the erasure, or its certificate. */
    @GET
    @RolesAllowed(Role.OPERATOR)
    public Response one(@PathParam("merchantId") String merchantId, @Context SecurityContext security) {
        MerchantErasureView erasure = queries.getErasure(PathParams.number("merchantId", merchantId));
        return Response.ok(erasure).tag(erasure.tag()).build();
    }
}
