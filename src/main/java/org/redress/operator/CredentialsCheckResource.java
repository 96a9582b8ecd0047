package org.redress.operator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.redress.http.PathParams;
import org.redress.limits.BulkheadProtected;
import org.redress.problem.UnknownResourceException;
import org.redress.security.Role;

/** Tells operators whether a token with some claims would be accepted for a merchant. */
@Path("operator/merchants/{merchantId}/credentials-check")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class CredentialsCheckResource {
    @EJB
    OperatorQueryService queries;

    @Inject
    CredentialsCheck credentials;

    /** Checks the claims. Nothing is stored or logged. */
    @POST
    @RolesAllowed(Role.OPERATOR)
    public CredentialsCheckView check(
            @PathParam("merchantId") String merchantId, TokenClaims body, @Context SecurityContext security) {
        int id = PathParams.number("merchantId", merchantId);
        MerchantProfileView merchant = queries.merchant(id).orElseThrow(() -> new UnknownResourceException("merchant"));
        return credentials.check(merchant, body.claims());
    }
}
