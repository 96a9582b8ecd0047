package org.redress.operator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.function.UnaryOperator;
import org.redress.http.PathParams;
import org.redress.http.Preconditions;
import org.redress.json.JsonBody;
import org.redress.json.JsonBodyReader;
import org.redress.limits.BulkheadProtected;
import org.redress.party.MerchantData;
import org.redress.problem.UnknownResourceException;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Shows and changes a merchant. */
@Path("operator/merchants/{merchantId}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class MerchantResource {
    @EJB
    OperatorQueryService queries;

    @EJB
    MerchantService merchants;

    /** Returns the merchant with its entity tag. */
    @GET
    @RolesAllowed(Role.OPERATOR)
    public Response one(@PathParam("merchantId") String merchantId, @Context SecurityContext security) {
        return shown(queries.merchant(PathParams.number("merchantId", merchantId))
                .orElseThrow(() -> new UnknownResourceException("merchant")));
    }

    /** Changes the merchant by a merge patch. */
    @PATCH
    @Consumes({JsonBodyReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.OPERATOR)
    public Response change(
            @PathParam("merchantId") String merchantId,
            JsonBody body,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        int id = PathParams.number("merchantId", merchantId);
        UnaryOperator<MerchantData> change = MerchantDataReader.patch(body.object());
        Preconditions state = Preconditions.of(headers);
        return shown(merchants.change(id, state, change, Caller.of(security).name()));
    }

    private static Response shown(MerchantProfileView merchant) {
        return Response.ok(merchant).tag(merchant.tag()).build();
    }
}
