package org.redress.webhook;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.http.PathParams;
import org.redress.idempotency.IdempotentCalls;
import org.redress.idempotency.IdempotentRequest;
import org.redress.idempotency.StoredResponse;
import org.redress.json.JsonBody;
import org.redress.json.JsonObjectReader;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Sends to a webhook what it has missed. */
@Path("{clientId}/webhooks/{webhookId}/actions/recover")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class RecoveriesResource {
    @EJB
    DeliveryService deliveries;

    @Inject
    IdempotentCalls idempotency;

    /** Queues failed deliveries and untold events of a period, and returns their number. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.MERCHANT)
    public Response recover(
            @PathParam("webhookId") String webhookId,
            JsonBody body,
            @HeaderParam(IdempotentRequest.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int merchantId = caller.merchantId();
        UUID id = PathParams.uuid("webhookId", webhookId);
        JsonObjectReader fields = new JsonObjectReader(body.object());
        Instant since = fields.required("since", fields.dateTime("since"));
        Instant until = fields.dateTime("until");
        if (since != null && until != null && !since.isBefore(until)) {
            fields.reject("until", "must be after since");
        }
        fields.check();
        CanonicalForm request = CanonicalForm.of("recovery")
                .add("id", id)
                .add("since", since.toString())
                .add("until", Objects.toString(until, null));
        IdempotentRequest call = IdempotentRequest.of(caller, "recoveries", key, request);
        return idempotency.executeOnce(
                call, () -> StoredResponse.ok(null, deliveries.recover(merchantId, id, since, until), null));
    }
}
