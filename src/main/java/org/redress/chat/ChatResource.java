package org.redress.chat;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.redress.limits.Bounded;
import org.redress.problem.InvalidRequest;
import org.redress.security.Caller;
import org.redress.security.Role;

/** The three calls of the chatbot platform, in its envelope. */
@Path(ChatResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Bounded
public class ChatResource {
    static final String PATH = "ecom/integrations";

    @Inject
    ChatService chat;

    @POST
    @Path("getOrderStatus")
    @RolesAllowed(Role.CHATBOT)
    public Response orderStatus(ChatRequest body, @Context SecurityContext security) {
        ChatRequest request = body.of(Operation.ORDER_STATUS);
        return answer(request, chat.orderStatus(request, Caller.of(security).onlyClientId()));
    }

    @POST
    @Path("raiseComplaintsAgainstOrder")
    @RolesAllowed(Role.CHATBOT)
    public Response raiseComplaint(
            ChatRequest body, @HeaderParam("Idempotency-Key") String key, @Context SecurityContext security) {
        ChatRequest request = body.of(Operation.RAISE_COMPLAINTS);
        if (key != null && !key.matches("[\\x21-\\x7E]{1,255}")) {
            throw new InvalidRequest("Idempotency-Key", "must be 1..255 visible ASCII characters", "header");
        }
        return answer(request, chat.raiseComplaint(request, Caller.of(security).onlyClientId(), key));
    }

    @POST
    @Path("getComplaintsTrackingDetails")
    @RolesAllowed(Role.CHATBOT)
    public Response trackComplaint(ChatRequest body, @Context SecurityContext security) {
        ChatRequest request = body.of(Operation.TRACKING_COMPLAINTS).needsComplaintId();
        return answer(request, chat.trackComplaint(request, Caller.of(security).onlyClientId()));
    }

    private static Response answer(ChatRequest request, ChatReply reply) {
        return Response.ok(reply).language(request.language()).build();
    }
}
