package org.redress.operator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.http.PathParams;
import org.redress.http.Preconditions;
import org.redress.idempotency.IdempotentCalls;
import org.redress.idempotency.IdempotentRequest;
import org.redress.idempotency.StoredResponse;
import org.redress.json.JsonBody;
import org.redress.json.JsonObjectReader;
import org.redress.limits.BulkheadProtected;
import org.redress.party.MerchantAction;
import org.redress.problem.InputLimits;
import org.redress.problem.UnknownResourceException;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Changes the states of merchants. Each action has its own address. */
@Path("operator/merchants/{merchantId}/actions/{action}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class MerchantActionsResource {
    @EJB
    MerchantService merchants;

    @Inject
    IdempotentCalls idempotency;

    /** Performs the action and returns the changed merchant. */
    @POST
    @RolesAllowed(Role.OPERATOR)
    public Response perform(
            @PathParam("merchantId") String merchantId,
            @PathParam("action") String name,
            JsonBody body,
            @Context HttpHeaders headers,
            @HeaderParam(IdempotentRequest.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int id = PathParams.number("merchantId", merchantId);
        MerchantAction action = MerchantAction.named(name).orElseThrow(() -> new UnknownResourceException("action"));
        JsonObjectReader fields = new JsonObjectReader(body.object());
        String reason = fields.required("reason", fields.text("reason", InputLimits.NOTE));
        fields.check();
        Preconditions state = Preconditions.of(headers);
        CanonicalForm request = CanonicalForm.of("merchant action")
                .add("id", id)
                .add("action", action.wireName())
                .add("reason", reason);
        IdempotentRequest call = IdempotentRequest.ofOperator(caller, "merchant actions", key, request);
        return idempotency.executeOnce(call, () -> {
            MerchantProfileView changed = merchants.perform(id, state, action, reason, caller.name());
            return StoredResponse.ok(changed.tag(), changed, null);
        });
    }
}
