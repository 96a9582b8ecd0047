package org.redress.order;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.redress.json.JsonBody;
import org.redress.json.JsonBodyReader;
import org.redress.limits.Bounded;
import org.redress.problem.NoSuchThing;
import org.redress.retry.IfMatch;
import org.redress.security.Caller;
import org.redress.security.Role;

/** A merchant's orders, told and corrected by the merchant's own systems. */
@Path("{clientId}/orders/{orderId}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Bounded
public class OrdersResource {
    @Inject
    OrderIntakeService orders;

    @GET
    @RolesAllowed({Role.MERCHANT, Role.VIEWER})
    public Response one(@PathParam("orderId") String orderId, @Context SecurityContext security) {
        int merchantId = Caller.of(security).onlyClientId();
        return tagged(Response.ok(), orders.find(merchantId, OrderPath.orderId(orderId)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.MERCHANT)
    public Response put(
            @PathParam("orderId") String orderId,
            JsonBody body,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @Context UriInfo uri,
            @Context SecurityContext security) {
        int merchantId = Caller.of(security).onlyClientId();
        OrderReport report = OrderReader.report(OrderPath.orderId(orderId), body.object());
        Receipt receipt = orders.put(merchantId, report, IfMatch.ifGiven(ifMatch));
        boolean isNew = receipt.result() == Receipt.Result.CREATED;
        return tagged(isNew ? Response.created(uri.getAbsolutePath()) : Response.ok(), Optional.of(receipt.order()));
    }

    @PATCH
    @Consumes({JsonBodyReader.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.MERCHANT)
    public Response change(
            @PathParam("orderId") String orderId,
            JsonBody body,
            @HeaderParam(IfMatch.HEADER) String ifMatch,
            @Context SecurityContext security) {
        int merchantId = Caller.of(security).onlyClientId();
        UnaryOperator<Progress> change = OrderReader.change(body.object());
        IfMatch state = IfMatch.of(ifMatch);
        return tagged(Response.ok(), orders.change(merchantId, OrderPath.orderId(orderId), state, change));
    }

    private static Response tagged(Response.ResponseBuilder answer, Optional<OrderView> found) {
        OrderView order = found.orElseThrow(() -> new NoSuchThing("order"));
        return answer.entity(order).tag(order.tag()).build();
    }
}
