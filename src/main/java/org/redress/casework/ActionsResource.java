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
import java.util.UUID;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeCommand;
import org.redress.json.JsonBody;
import org.redress.limits.Bounded;
import org.redress.problem.NoSuchThing;
import org.redress.problem.PathIds;
import org.redress.retry.Idempotency;
import org.redress.retry.IfMatch;
import org.redress.retry.RepeatableCall;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Executes the commands of staff, each action at its own address. */
@Path("{clientId}/disputes/{disputeId}/actions/{action}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Bounded
public class ActionsResource {
    @Inject
    CaseService cases;

    @Inject
    ShownCase shown;

    @Inject
    Idempotency idempotency;

    /** Executes the action and returns the changed dispute. */
    @POST
    @RolesAllowed(Role.MERCHANT)
    public Response act(
            @PathParam("clientId") String clientId,
            @PathParam("disputeId") String disputeId,
            @PathParam("action") String action,
            JsonBody body,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @HeaderParam(RepeatableCall.HEADER) String key,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int merchantId = caller.actingFor(PathIds.clientId(clientId));
        UUID id = PathIds.uuid("disputeId", disputeId);
        DisputeCommand command = CaseReader.command(action(action), body.object());
        IfMatch state = IfMatch.of(ifMatch);
        RepeatableCall call = RepeatableCall.of(
                caller.name(), key, action, id.toString(), body.object().toString());
        return idempotency.once(call, () -> {
            cases.does(merchantId, id, state, command, caller.name());
            return shown.changed(merchantId, id);
        });
    }

    private static DisputeAction action(String name) {
        return DisputeAction.named(name).filter(CaseReader::reads).orElseThrow(() -> new NoSuchThing("action"));
    }
}
