package org.redress.chat;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
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
import org.jspecify.annotations.Nullable;
import org.redress.idempotency.IdempotentRequest;
import org.redress.limits.BulkheadProtected;
import org.redress.security.Caller;
import org.redress.security.Role;

/** Operations of the chatbot: orders' status, complaints, and the messages that users get without asking. */
@Path(ChatResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
@BulkheadProtected
public class ChatResource {
    static final String PATH = "ecom/integrations";

    @EJB
    OrderChatService orders;

    @EJB
    ComplaintChatService complaints;

    @EJB
    MessagesChatService messages;

    @Inject
    ChatResponses responses;

    /** Returns the status of an order of the user. */
    @POST
    @Path("getOrderStatus")
    @RolesAllowed(Role.CHATBOT)
    public Response orderStatus(ChatRequest body, @Context SecurityContext security) {
        ChatRequest request = body.requireIntent(ChatIntent.ORDER_STATUS);
        return responses.answer(request, orders.orderStatus(request, responses.activeMerchant(request, security)));
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
        return responses.answer(
                request, complaints.raiseComplaint(request, responses.activeMerchant(request, security), id));
    }

    /** Returns the status of a complaint of the user. */
    @POST
    @Path("getComplaintsTrackingDetails")
    @RolesAllowed(Role.CHATBOT)
    public Response trackComplaint(ChatRequest body, @Context SecurityContext security) {
        ChatRequest request = body.requireIntent(ChatIntent.TRACKING_COMPLAINTS).requireComplaintId();
        return responses.answer(
                request, complaints.trackComplaint(request, responses.activeMerchant(request, security)));
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
        return responses.once(
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
        return responses.once(
                "cancelComplaint",
                request,
                key,
                security,
                merchantId -> complaints.cancelComplaint(request, merchantId));
    }

    /** Stops the messages that the user gets without asking. */
    @POST
    @Path("stopMessages")
    @RolesAllowed(Role.CHATBOT)
    public Response stopMessages(
            ChatRequest body,
            @HeaderParam(IdempotentRequest.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        ChatRequest request = body.requireIntent(ChatIntent.STOP_MESSAGES);
        return responses.once(
                "stopMessages", request, key, security, merchantId -> messages.stopMessages(request, merchantId));
    }

    /** Allows the messages that the user gets without asking again. */
    @POST
    @Path("resumeMessages")
    @RolesAllowed(Role.CHATBOT)
    public Response resumeMessages(
            ChatRequest body,
            @HeaderParam(IdempotentRequest.HEADER) @Nullable String key,
            @Context SecurityContext security) {
        ChatRequest request = body.requireIntent(ChatIntent.RESUME_MESSAGES);
        return responses.once(
                "resumeMessages", request, key, security, merchantId -> messages.resumeMessages(request, merchantId));
    }
}
