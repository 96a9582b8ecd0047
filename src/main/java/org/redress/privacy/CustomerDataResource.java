package org.redress.privacy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.redress.event.EventType;
import org.redress.event.OutboxService;
import org.redress.http.AbortableStreamingOutput;
import org.redress.http.ConditionalGetFilter;
import org.redress.http.PathParams;
import org.redress.http.Preconditions;
import org.redress.limits.Bulkhead;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Exports and erases the data of one customer, on the customer's request (GDPR). */
@Path("{clientId}/customers/{customerId}/data")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class CustomerDataResource {
    @EJB
    CustomerDataQueryService queries;

    @Inject
    CustomerDataExport export;

    @Inject
    CustomerErasure erasure;

    @EJB
    OutboxService outbox;

    @Inject
    Bulkhead bulkhead;

    /** Returns all data of the customer as a JSON file, with an entity tag. */
    @GET
    @RolesAllowed(Role.MERCHANT)
    public Response export(
            @PathParam("customerId") String customerId,
            @Context HttpHeaders headers,
            @Context SecurityContext security,
            @Context HttpServletRequest call,
            @Context HttpServletResponse answer) {
        Caller caller = Caller.of(security);
        int merchantId = caller.merchantId();
        UUID id = PathParams.uuid("customerId", customerId);
        String tag = bulkhead.call(caller, () -> queries.entityTag(merchantId, id));
        if (ConditionalGetFilter.isNotModified(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            return Response.notModified(tag).build();
        }
        CustomerDataExport.ExportRequest request = new CustomerDataExport.ExportRequest(caller, merchantId, id);
        return Response.ok(AbortableStreamingOutput.of(output -> export.write(request, output), call, answer))
                .tag(tag)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"customer-" + id + ".json\"")
                .build();
    }

    /** Erases all data of the customer. */
    @DELETE
    @RolesAllowed(Role.MERCHANT)
    public Response erase(
            @PathParam("customerId") String customerId,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        int merchantId = caller.merchantId();
        UUID id = PathParams.uuid("customerId", customerId);
        erasure.erase(caller, merchantId, id, Preconditions.of(headers));
        bulkhead.call(caller, () -> outbox.addNow(merchantId, EventType.CUSTOMER_ERASED, id.toString()));
        return Response.noContent().build();
    }
}
