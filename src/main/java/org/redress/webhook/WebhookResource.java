package org.redress.webhook;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.redress.http.PathParams;
import org.redress.http.Preconditions;
import org.redress.json.JsonBody;
import org.redress.json.JsonBodyReader;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Shows, changes and deletes a webhook. */
@Path("{clientId}/webhooks/{webhookId}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class WebhookResource {
    @EJB
    WebhookService webhooks;

    @Inject
    WebhookDataReader reader;

    /** Returns the webhook without its secret, with its entity tag. */
    @GET
    @RolesAllowed(Role.MERCHANT)
    public Response one(@PathParam("webhookId") String webhookId, @Context SecurityContext security) {
        return shown(webhooks.get(Caller.of(security).merchantId(), PathParams.uuid("webhookId", webhookId)));
    }

    /** Changes the webhook by a merge patch. */
    @PATCH
    @Consumes({JsonBodyReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.MERCHANT)
    public Response change(
            @PathParam("webhookId") String webhookId,
            JsonBody body,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        UUID id = PathParams.uuid("webhookId", webhookId);
        UnaryOperator<WebhookData> change = reader.patch(body.object());
        Preconditions state = Preconditions.of(headers);
        return shown(webhooks.change(Caller.of(security).merchantId(), id, state, change));
    }

    /** Deletes the webhook. */
    @DELETE
    @RolesAllowed(Role.MERCHANT)
    public Response delete(
            @PathParam("webhookId") String webhookId, @Context HttpHeaders headers, @Context SecurityContext security) {
        UUID id = PathParams.uuid("webhookId", webhookId);
        webhooks.delete(Caller.of(security).merchantId(), id, Preconditions.of(headers));
        return Response.noContent().build();
    }

    private static Response shown(WebhookView webhook) {
        return Response.ok(webhook).tag(webhook.tag()).build();
    }
}
