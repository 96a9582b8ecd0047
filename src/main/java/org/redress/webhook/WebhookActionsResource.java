package org.redress.webhook;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import org.redress.digest.CanonicalForm;
import org.redress.http.PathParams;
import org.redress.http.Preconditions;
import org.redress.idempotency.IdempotentCalls;
import org.redress.idempotency.IdempotentRequest;
import org.redress.idempotency.StoredResponse;
import org.redress.limits.BulkheadProtected;
import org.redress.problem.UnknownResourceException;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Performs actions of a webhook. Each action has its own address. */
@Path("{clientId}/webhooks/{webhookId}/actions/{action}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class WebhookActionsResource {
    @EJB
    WebhookService webhooks;

    @Inject
    IdempotentCalls idempotency;

    /** Performs the action and returns the webhook, with its secret if it is new. */
    @POST
    @RolesAllowed(Role.MERCHANT)
    public Response perform(
            @PathParam("webhookId") String webhookId,
            @PathParam("action") String name,
            @Context HttpHeaders headers,
            @HeaderParam(IdempotentRequest.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int merchantId = caller.merchantId();
        UUID id = PathParams.uuid("webhookId", webhookId);
        WebhookAction action = WebhookAction.named(name).orElseThrow(() -> new UnknownResourceException("action"));
        Preconditions state = Preconditions.of(headers);
        CanonicalForm request = CanonicalForm.of("webhook action").add("id", id).add("action", action.wireName());
        IdempotentRequest call = IdempotentRequest.of(caller, "webhook actions", key, request);
        return idempotency.executeOnce(call, () -> {
            WebhookView changed = webhooks.perform(merchantId, id, state, action);
            return StoredResponse.ok(changed.tag(), changed, null);
        });
    }
}
