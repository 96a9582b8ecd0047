package org.redress.webhook;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.redress.idempotency.IdempotentCalls;
import org.redress.idempotency.IdempotentRequest;
import org.redress.idempotency.StoredResponse;
import org.redress.json.JsonBody;
import org.redress.json.JsonBodyWriter;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Lists and creates webhooks. */
@Path("{clientId}/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class WebhooksResource {
    @EJB
    WebhookService webhooks;

    @Inject
    WebhookDataReader reader;

    @Inject
    IdempotentCalls idempotency;

    /** Lists the webhooks of the merchant, the oldest first. */
    @GET
    @RolesAllowed(Role.MERCHANT)
    public Response list(@Context SecurityContext security) {
        return Response.ok(JsonBodyWriter.of(webhooks.list(Caller.of(security).merchantId())))
                .build();
    }

    /** Creates a webhook, and returns it with its address and its secret. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.MERCHANT)
    public Response create(
            JsonBody body,
            @HeaderParam(IdempotentRequest.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int merchantId = caller.merchantId();
        WebhookData data = reader.read(body.object());
        IdempotentRequest call = IdempotentRequest.of(caller, "webhooks", key, data.canonicalForm());
        return idempotency.executeOnce(call, () -> {
            WebhookView created = webhooks.create(merchantId, data);
            return StoredResponse.created(WebhookView.path(merchantId, created.id()), created.tag(), created, null);
        });
    }
}
