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
import org.jspecify.annotations.Nullable;
import org.redress.chat.ComplaintChatService.CustomerReply;
import org.redress.idempotency.IdempotentCalls;
import org.redress.idempotency.IdempotentRequest;
import org.redress.idempotency.StoredResponse;
import org.redress.limits.BulkheadProtected;
import org.redress.party.Merchant;
import org.redress.party.MerchantState;
import org.redress.reason.ReferenceDataService;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Operations of the chatbot: orders' status, and raising, tracking, appealing and cancelling complaints. */
@Path(ChatResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class ChatResource {
    static final String PATH = "ecom/integrations";

    @Inject
    OrderChatService orders;

    @Inject
    ComplaintChatService complaints;

    @Inject
    IdempotentCalls idempotency;

    @Inject
    MessageLengths lengths;

    @Inject
    ReferenceDataService referenceData;

    /** Returns the status of an order of the user. */
    @POST
    @Path("getOrderStatus")
    @RolesAllowed(Role.CHATBOT)
    public Response orderStatus(ChatRequest body, @Context SecurityContext security) {
        ChatRequest request = body.requireIntent(ChatIntent.ORDER_STATUS);
        return answer(request, orders.orderStatus(request, activeMerchant(request, security)));
    }

    /** Opens a dispute, or returns the one that the same complaint has opened. */
    @POST
    @Path("raiseComplaintsAgainstOrder")
    @RolesAllowed(Role.CHATBOT)
    public Response raiseComplaint(
            ChatRequest body,
            @HeaderParam(IdempotentRequest.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        ChatRequest request = body.requireIntent(ChatIntent.RAISE_COMPLAINTS);
        Caller caller = Caller.of(security);
        String id = IdempotentRequest.id(caller, "raiseComplaintsAgainstOrder", key);
        return answer(request, complaints.raiseComplaint(request, activeMerchant(request, security), id));
    }

    /** Returns the status of a complaint of the user. */
    @POST
    @Path("getComplaintsTrackingDetails")
    @RolesAllowed(Role.CHATBOT)
    public Response trackComplaint(ChatRequest body, @Context SecurityContext security) {
        ChatRequest request = body.requireIntent(ChatIntent.TRACKING_COMPLAINTS).requireComplaintId();
        return answer(request, complaints.trackComplaint(request, activeMerchant(request, security)));
    }

    /** Adds a text to a complaint, or appeals against its decision. */
    @POST
    @Path("addToComplaint")
    @RolesAllowed(Role.CHATBOT)
    public Response addToComplaint(
            ChatRequest body,
            @HeaderParam(IdempotentRequest.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        ChatRequest request = body.requireIntent(ChatIntent.ADD_TO_COMPLAINT)
                .requireComplaintId()
                .requireProblemStatement();
        return once(
                "addToComplaint", request, key, security, merchantId -> complaints.addToComplaint(request, merchantId));
    }

    /** Withdraws a complaint. */
    @POST
    @Path("cancelComplaint")
    @RolesAllowed(Role.CHATBOT)
    public Response cancelComplaint(
            ChatRequest body,
            @HeaderParam(IdempotentRequest.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        ChatRequest request = body.requireIntent(ChatIntent.CANCEL_COMPLAINT).requireComplaintId();
        return once(
                "cancelComplaint",
                request,
                key,
                security,
                merchantId -> complaints.cancelComplaint(request, merchantId));
    }

    private Response once(
            String path,
            ChatRequest request,
            @Nullable String key,
            SecurityContext security,
            IntFunction<CustomerReply> work) {
        Caller caller = Caller.of(security);
        int merchantId = activeMerchant(request, security);
        IdempotentRequest call = IdempotentRequest.of(caller, path, key, request.canonicalForm(path, merchantId));
        Response response = idempotency.executeOnce(call, () -> {
            CustomerReply told = work.apply(merchantId);
            return StoredResponse.ok(null, lengths.fit(told.reply(), request), told.customerId());
        });
        return Response.fromResponse(response).language(request.language()).build();
    }

    /** Returns the id of the merchant, unless it is suspended. Other states are refused before the body is read. */
    private int activeMerchant(ChatRequest request, SecurityContext security) {
        int merchantId = Caller.of(security).merchantId();
        Merchant merchant = referenceData.merchant(merchantId);
        if (merchant != null && merchant.getState() == MerchantState.SUSPENDED) {
            throw new ChatSuspendedException(request);
        }
        return merchantId;
    }

    private Response answer(ChatRequest request, ChatReply reply) {
        return Response.ok(lengths.fit(reply, request))
                .language(request.language())
                .build();
    }
}
