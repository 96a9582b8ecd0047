package org.redress.handling;

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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.Member;
import org.redress.http.PathParams;
import org.redress.http.Preconditions;
import org.redress.idempotency.IdempotentCalls;
import org.redress.idempotency.IdempotentRequest;
import org.redress.json.JsonBody;
import org.redress.limits.BulkheadProtected;
import org.redress.problem.UnknownResourceException;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Executes the commands of staff. Each action has its own address. */
@Path("{clientId}/disputes/{disputeId}/actions/{action}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class DisputeActionsResource {
    @EJB
    DisputeCommandService commands;

    @Inject
    DisputeResponses responses;

    @Inject
    IdempotentCalls idempotency;

    @Inject
    RequestTexts texts;

    @Inject
    TriageCommandReader names;

    /** Executes the action and returns the changed dispute. */
    @POST
    @RolesAllowed(Role.MERCHANT)
    public Response perform(
            @PathParam("disputeId") String disputeId,
            @PathParam("action") String action,
            JsonBody body,
            @Context HttpHeaders headers,
            @HeaderParam(IdempotentRequest.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int merchantId = caller.merchantId();
        UUID id = PathParams.uuid("disputeId", disputeId);
        DisputeAction named = requireAction(action);
        DisputeCommand sent = DisputeRequestReader.command(named, RequestTexts.asSent(body.object()));
        Preconditions state = Preconditions.of(headers);
        IdempotentRequest call = IdempotentRequest.of(caller, "actions", key, sent.canonicalForm(merchantId, id));
        return idempotency.executeOnce(call, () -> {
            DisputeCommand command =
                    DisputeRequestReader.command(named, texts.filled(merchantId, id, body.object(), caller.name()));
            Member self = Member.of(caller);
            commands.execute(merchantId, id, state, names.withNames(command, merchantId, self), self);
            return responses.changed(merchantId, id);
        });
    }

    private static DisputeAction requireAction(String name) {
        return DisputeAction.named(name)
                .filter(DisputeRequestReader::reads)
                .orElseThrow(() -> new UnknownResourceException("action"));
    }
}
