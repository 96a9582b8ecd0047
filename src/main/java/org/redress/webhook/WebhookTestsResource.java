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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.event.EventType;
import org.redress.feed.EventSchema;
import org.redress.http.PathParams;
import org.redress.idempotency.IdempotentCalls;
import org.redress.idempotency.IdempotentRequest;
import org.redress.idempotency.StoredResponse;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Sends an example to a webhook. */
@Path("{clientId}/webhooks/{webhookId}/actions/test")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class WebhookTestsResource {
    @EJB
    WebhookService webhooks;

    @EJB
    DeliveryService deliveries;

    @Inject
    IdempotentCalls idempotency;

    @Inject
    Clock clock;

    /** Queues an example of the first type that the webhook tells, and returns its delivery. */
    @POST
    @RolesAllowed(Role.MERCHANT)
    public Response test(
            @PathParam("webhookId") String webhookId,
            @HeaderParam(IdempotentRequest.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int merchantId = caller.merchantId();
        UUID id = PathParams.uuid("webhookId", webhookId);
        IdempotentRequest call = IdempotentRequest.of(
                caller, "webhook tests", key, CanonicalForm.of("webhook test").add("id", id));
        return idempotency.executeOnce(call, () -> {
            EventType type = webhooks.get(merchantId, id).types().stream()
                    .findFirst()
                    .flatMap(EventType::named)
                    .orElse(EventType.DISPUTE_CREATED);
            DeliveryView test = deliveries.test(merchantId, id, EventSchema.exampleData(type, clock.instant()));
            return StoredResponse.created(DeliveryView.path(merchantId, id, test.number()), null, test, null);
        });
    }
}
