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
import org.redress.http.PathParams;
import org.redress.http.Preconditions;
import org.redress.json.JsonBody;
import org.redress.limits.BulkheadProtected;
import org.redress.party.MerchantLimits;
import org.redress.problem.UnknownResourceException;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Shows and replaces the limits of a merchant. */
@Path("operator/merchants/{merchantId}/limits")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class MerchantLimitsResource {
    @EJB
    OperatorQueryService queries;

    @EJB
    MerchantService merchants;

    /** Returns the limits with their entity tag. */
    @GET
    @RolesAllowed(Role.OPERATOR)
    public Response one(@PathParam("merchantId") String merchantId, @Context SecurityContext security) {
        return shown(queries.limits(PathParams.number("merchantId", merchantId))
                .orElseThrow(() -> new UnknownResourceException("merchant")));
    }

    /** Replaces the limits. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATOR)
    public Response put(
            @PathParam("merchantId") String merchantId,
            JsonBody body,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        int id = PathParams.number("merchantId", merchantId);
        MerchantLimits limits = MerchantLimitsReader.read(body.object());
        Preconditions state = Preconditions.of(headers);
        return shown(merchants.limit(id, state, limits, Caller.of(security).name()));
    }

    private static Response shown(MerchantLimits limits) {
        return Response.ok(MerchantLimitsView.of(limits)).tag(limits.digest()).build();
    }
}
