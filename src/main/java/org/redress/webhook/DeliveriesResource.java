package org.redress.webhook;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
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
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.http.PathParams;
import org.redress.http.QueryParameters;
import org.redress.http.SliceLinks;
import org.redress.http.SliceRequest;
import org.redress.idempotency.IdempotentCalls;
import org.redress.idempotency.IdempotentRequest;
import org.redress.idempotency.StoredResponse;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Shows the deliveries of a webhook, and sends them again. */
@Path("{clientId}/webhooks/{webhookId}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class DeliveriesResource {
    private static final String STATE = "state";
    private static final String EVENT_ID = "eventId";
    private static final String SORT_METHOD = "sortMethod";

    @EJB
    DeliveryService deliveries;

    @Inject
    IdempotentCalls idempotency;

    @Inject
    @ConfigProperty(name = "page.max-size")
    int maxPageSize;

    /** Lists the deliveries, oldest first or with {@code sortMethod=desc} newest first. */
    @GET
    @RolesAllowed(Role.MERCHANT)
    public Response list(
            @PathParam("webhookId") String webhookId, @Context UriInfo uri, @Context SecurityContext security) {
        UUID id = PathParams.uuid("webhookId", webhookId);
        SliceRequest slice = SliceRequest.of(uri, maxPageSize);
        QueryParameters query = new QueryParameters(uri.getQueryParameters());
        boolean ascending = query.ascending(SORT_METHOD).orElse(true);
        DeliveryState state = query.read(
                        STATE,
                        "must be WAITING, SENDING, DELIVERED or FAILED",
                        text -> DeliveryState.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(null);
        UUID eventId = query.read(EVENT_ID, "must be a UUID", text -> PathParams.uuid(EVENT_ID, text))
                .orElse(null);
        query.throwIfAny();
        DeliveryFilter filter = new DeliveryFilter(id, state, eventId);
        List<DeliveryView> found = deliveries.list(Caller.of(security).merchantId(), filter, slice, ascending);
        return SliceLinks.ok(uri, slice, found, DeliveryView::number, List.of(STATE, EVENT_ID, SORT_METHOD));
    }

    /** Returns a delivery with its attempts. */
    @GET
    @Path("{number}")
    @RolesAllowed(Role.MERCHANT)
    public Response one(
            @PathParam("webhookId") String webhookId,
            @PathParam("number") String number,
            @Context SecurityContext security) {
        return Response.ok(deliveries.get(
                        Caller.of(security).merchantId(),
                        PathParams.uuid("webhookId", webhookId),
                        PathParams.number("number", number)))
                .build();
    }

    /** Sends a delivery again. */
    @POST
    @Path("{number}/actions/resend")
    @RolesAllowed(Role.MERCHANT)
    public Response resend(
            @PathParam("webhookId") String webhookId,
            @PathParam("number") String number,
            @HeaderParam(IdempotentRequest.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int merchantId = caller.merchantId();
        UUID id = PathParams.uuid("webhookId", webhookId);
        int delivery = PathParams.number("number", number);
        CanonicalForm request = CanonicalForm.of("resending").add("id", id).add("number", delivery);
        IdempotentRequest call = IdempotentRequest.of(caller, "resendings", key, request);
        return idempotency.executeOnce(
                call, () -> StoredResponse.ok(null, deliveries.resend(merchantId, id, delivery), null));
    }
}
