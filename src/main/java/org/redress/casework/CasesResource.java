package org.redress.casework;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.redress.json.JsonBody;
import org.redress.limits.Bounded;
import org.redress.problem.PathIds;
import org.redress.retry.Idempotency;
import org.redress.retry.RepeatableCall;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Opens cases through the shop's own door. */
@Path("{clientId}/disputes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Bounded
public class CasesResource {
    @Inject
    CaseOpeningService cases;

    @Inject
    ShownCase shown;

    @Inject
    Idempotency idempotency;

    @POST
    @RolesAllowed(Role.MERCHANT)
    public Response open(
            @PathParam("clientId") String clientId,
            JsonBody body,
            @HeaderParam(RepeatableCall.HEADER) String key,
            @Context UriInfo uri,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int merchantId = caller.actingFor(PathIds.clientId(clientId));
        Opening opening = CaseReader.opening(body.object());
        RepeatableCall call = RepeatableCall.of(caller.name(), key, opening.canonicalForm(merchantId));
        return idempotency.once(call, () -> {
            UUID id = cases.open(merchantId, opening, caller.name()).getId();
            String location = uri.getBaseUriBuilder()
                    .path(merchantId + "/disputes/" + id)
                    .build()
                    .toString();
            return shown.created(merchantId, id, location);
        });
    }
}
