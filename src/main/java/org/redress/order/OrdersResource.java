package org.redress.order;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.redress.http.PathParams;
import org.redress.http.Preconditions;
import org.redress.json.JsonBody;
import org.redress.json.JsonBodyReader;
import org.redress.limits.BulkheadProtected;
import org.redress.problem.UnknownResourceException;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Reads, stores and changes single orders of a merchant, for the merchant's own systems. */
@Path("{clientId}/orders/{orderId}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class OrdersResource {
    @EJB
    OrderService orders;

    /** Returns an order with its entity tag. */
    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response get(@PathParam("orderId") String orderId, @Context SecurityContext security) {
        int merchantId = Caller.of(security).merchantId();
        return tagged(Response.ok(), orders.find(merchantId, PathParams.orderId(orderId)));
    }

    /** Creates or replaces an order. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.MERCHANT)
    public Response put(
            @PathParam("orderId") String orderId,
            JsonBody body,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            @Context SecurityContext security) {
        int merchantId = Caller.of(security).merchantId();
        PutOrderCommand command = OrderRequestReader.order(PathParams.orderId(orderId), body.object());
        OrderUpsertResult result = orders.put(merchantId, command, Preconditions.ifGiven(headers));
        boolean isNew = result.result() == OrderUpsertResult.UpsertOutcome.CREATED;
        Response.ResponseBuilder response = isNew
                ? Response.status(Response.Status.CREATED)
                        .header(HttpHeaders.LOCATION, uri.getRequestUri().getRawPath())
                : Response.ok();
        return tagged(response, Optional.of(result.stored()));
    }

    /** Changes the fulfilment of an order by a merge patch. */
    @PATCH
    @Consumes({JsonBodyReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.MERCHANT)
    public Response change(
            @PathParam("orderId") String orderId,
            JsonBody body,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        int merchantId = Caller.of(security).merchantId();
        UnaryOperator<Fulfilment> change = OrderRequestReader.patch(body.object());
        Preconditions state = Preconditions.of(headers);
        return tagged(Response.ok(), orders.change(merchantId, PathParams.orderId(orderId), state, change));
    }

    private static Response tagged(Response.ResponseBuilder answer, Optional<OrderView> found) {
        OrderView order = found.orElseThrow(() -> new UnknownResourceException("order"));
        return answer.entity(order).tag(order.tag()).build();
    }
}
