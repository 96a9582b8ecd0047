package org.redress.handling;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.Member;
import org.redress.http.ApiPaths;
import org.redress.idempotency.IdempotentCalls;
import org.redress.idempotency.IdempotentRequest;
import org.redress.json.JsonBody;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Opens disputes for customers who complained outside the chat. */
@Path("{clientId}/disputes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class OpenDisputeResource {
    @EJB
    OpenDisputeService disputes;

    @Inject
    DisputeResponses responses;

    @Inject
    IdempotentCalls idempotency;

    /** Opens a dispute and returns it with its address. */
    @POST
    @RolesAllowed(Role.MERCHANT)
    public Response open(
            JsonBody body,
            @HeaderParam(IdempotentRequest.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int merchantId = caller.merchantId();
        OpenDisputeCommand command = DisputeRequestReader.openDispute(body.object());
        IdempotentRequest call = IdempotentRequest.of(caller, "disputes", key, command.canonicalForm(merchantId));
        return idempotency.executeOnce(call, () -> {
            UUID id = disputes.open(merchantId, command, Member.of(caller)).getId();
            return responses.created(merchantId, id, ApiPaths.BASE + "/" + merchantId + "/disputes/" + id);
        });
    }
}
