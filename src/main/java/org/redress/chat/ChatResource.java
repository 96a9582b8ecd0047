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
import java.util.function.IntFunction;
import org.redress.chat.ComplaintChatService.Told;
import org.redress.limits.Bounded;
import org.redress.retry.Answer;
import org.redress.retry.Idempotency;
import org.redress.retry.RepeatableCall;
import org.redress.security.Caller;
import org.redress.security.Role;

/** The calls of the chatbot platform, in its envelope. */
@Path(ChatResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@Bounded
public class ChatResource {
    static final String PATH = "ecom/integrations";

    @Inject
    OrderChatService orders;

    @Inject
    ComplaintChatService complaints;

    @Inject
    Idempotency idempotency;

    @POST
    @Path("getOrderStatus")
    @RolesAllowed(Role.CHATBOT)
    public Response orderStatus(ChatRequest body, @Context SecurityContext security) {
        ChatRequest request = body.of(Operation.ORDER_STATUS);
        return answer(request, orders.orderStatus(request, Caller.of(security).onlyClientId()));
    }

    @POST
    @Path("raiseComplaintsAgainstOrder")
    @RolesAllowed(Role.CHATBOT)
    public Response raiseComplaint(
            ChatRequest body, @HeaderParam(RepeatableCall.HEADER) String key, @Context SecurityContext security) {
        ChatRequest request = body.of(Operation.RAISE_COMPLAINTS);
        int merchantId = Caller.of(security).onlyClientId();
        return answer(request, complaints.raiseComplaint(request, merchantId, RepeatableCall.checked(key)));
    }

    @POST
    @Path("getComplaintsTrackingDetails")
    @RolesAllowed(Role.CHATBOT)
    public Response trackComplaint(ChatRequest body, @Context SecurityContext security) {
        ChatRequest request = body.of(Operation.TRACKING_COMPLAINTS).needsComplaintId();
        return answer(
                request, complaints.trackComplaint(request, Caller.of(security).onlyClientId()));
    }

    @POST
    @Path("addToComplaint")
    @RolesAllowed(Role.CHATBOT)
    public Response addToComplaint(
            ChatRequest body, @HeaderParam(RepeatableCall.HEADER) String key, @Context SecurityContext security) {
        ChatRequest request =
                body.of(Operation.ADD_TO_COMPLAINT).needsComplaintId().needsWords();
        return once(
                "addToComplaint", request, key, security, merchantId -> complaints.addToComplaint(request, merchantId));
    }

    @POST
    @Path("cancelComplaint")
    @RolesAllowed(Role.CHATBOT)
    public Response cancelComplaint(
            ChatRequest body, @HeaderParam(RepeatableCall.HEADER) String key, @Context SecurityContext security) {
        ChatRequest request = body.of(Operation.CANCEL_COMPLAINT).needsComplaintId();
        return once(
                "cancelComplaint",
                request,
                key,
                security,
                merchantId -> complaints.cancelComplaint(request, merchantId));
    }

    private Response once(
            String path, ChatRequest request, String key, SecurityContext security, IntFunction<Told> work) {
        Caller caller = Caller.of(security);
        int merchantId = caller.onlyClientId();
        RepeatableCall call = RepeatableCall.of(caller.name(), key, request.canonicalForm(path, merchantId));
        Response response = idempotency.once(call, () -> {
            Told told = work.apply(merchantId);
            return Answer.ok(null, told.reply(), told.customerId());
        });
        return Response.fromResponse(response).language(request.language()).build();
    }

    private static Response answer(ChatRequest request, ChatReply reply) {
        return Response.ok(reply).language(request.language()).build();
    }
}
