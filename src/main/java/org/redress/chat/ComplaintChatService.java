package org.redress.chat;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.dispute.ComplaintDetails;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.RaiseComplaintService;
import org.redress.dispute.RaisedDispute;
import org.redress.handling.CustomerComplaintService;
import org.redress.handling.CustomerComplaintService.ActionResult;
import org.redress.idempotency.IdempotencyRecordService;
import org.redress.party.ChannelUser;
import org.redress.quota.QuotaExceededException;
import org.redress.text.FoldedText;

/** Raises, tracks, extends and cancels complaints of chat users, and replies in their language. */
@Stateless
public class ComplaintChatService {
    @EJB
    RaiseComplaintService disputes;

    @EJB
    CustomerComplaintService complaints;

    @Inject
    ChatUserLimits limits;

    @EJB
    IdempotencyRecordService calls;

    @Inject
    ComplaintStatusComposer status;

    /**
     * Raises a complaint, or finds the same one of this user.
     *
     * @throws org.redress.problem.ErasedException if the key is of a complaint that was erased with its customer
     * @throws ChatLimitException if the user has raised too many, or names too many unknown orders, or if the merchant
     *     has reached its limit of this day
     */
    public ChatReply raiseComplaint(ChatRequest request, int merchantId, @Nullable String idempotencyKey) {
        ChatMessages messages = ChatMessages.of(request.language());
        ResponseType shape = request.responseTypeOr(ResponseType.CONTAINER);
        String category = ComplaintCategory.of(request.category(), request.interestType(), request.orderId() != null);
        String description = request.problemStatement() == null
                ? messages.format("complaint.about", category)
                : request.problemStatement();
        ComplaintDetails complaint =
                new ComplaintDetails(request.channel(), request.orderId(), category, description, idempotencyKey);
        Optional<RaisedDispute> raised = raise(request, merchantId, complaint);
        if (raised.isEmpty()) {
            limits.countQuestion(request, merchantId);
            String unknown = request.orderId() == null ? "problem.service" : "order.unknown";
            return ChatReply.of(shape, ReplyContent.ofText(messages.format(unknown, request.orderNumber())));
        }
        return ChatReply.withContainer(
                shape, compose(raised.get().dispute(), raisedText(raised.get(), messages), request, messages));
    }

    private static String raisedText(RaisedDispute raised, ChatMessages messages) {
        String sentence = messages.format(
                "complaint.raised", Long.toString(raised.dispute().getTicketNumber()));
        OptionalLong similar = raised.similar();
        return similar.isEmpty()
                ? sentence
                : sentence + " " + messages.format("complaint.similar", Long.toString(similar.getAsLong()));
    }

    private Optional<RaisedDispute> raise(ChatRequest request, int merchantId, ComplaintDetails complaint) {
        try {
            return disputes.raise(request.user(merchantId), complaint, () -> {
                calls.requireNotErased(merchantId, complaint.idempotencyKey());
                limits.countComplaint(request, merchantId);
            });
        } catch (QuotaExceededException e) {
            throw new ChatLimitException(request, "limit.disputes", e.refusal());
        }
    }

    /** Replies with the status of a complaint and the latest comment of the merchant. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public ChatReply trackComplaint(ChatRequest request, int merchantId) {
        limits.countQuestion(request, merchantId);
        ChatMessages messages = ChatMessages.of(request.language());
        ReplyContent content = ticketNumber(request)
                .flatMap(number -> disputes.find(request.user(merchantId), number))
                .map(dispute -> status.compose(
                        dispute, Objects.requireNonNull(request.complaintNumber()), request.attributes(), messages))
                .orElseGet(() -> unknown(request, messages));
        return ChatReply.of(request.responseTypeOr(ResponseType.TEXT), content);
    }

    /** Adds a text to a complaint, or appeals against its decision. */
    public CustomerReply addToComplaint(ChatRequest request, int merchantId) {
        limits.countQuestion(request, merchantId);
        boolean appeal = ChatIntent.isAppeal(request.interestType());
        ChannelUser user = request.user(merchantId);
        String text = Objects.requireNonNull(request.problemStatement());
        Optional<ActionResult> result = ticketNumber(request)
                .flatMap(number ->
                        appeal ? complaints.appeal(user, number, text) : complaints.addText(user, number, text));
        return reply(request, result, appeal ? "complaint.appealed" : "complaint.added");
    }

    /** Withdraws a complaint. */
    public CustomerReply cancelComplaint(ChatRequest request, int merchantId) {
        limits.countQuestion(request, merchantId);
        Optional<ActionResult> result =
                ticketNumber(request).flatMap(number -> complaints.cancel(request.user(merchantId), number));
        return reply(request, result, "complaint.status." + DisputeStatus.CANCELLED);
    }

    /**
     * A reply and the customer whose data it contains.
     *
     * @param customerId null if it contains no customer's data
     */
    public record CustomerReply(ChatReply reply, @Nullable UUID customerId) {}

    /** Replies to an action. One that the complaint's status does not allow is a reply, too. */
    private CustomerReply reply(ChatRequest request, Optional<ActionResult> result, String doneKey) {
        ChatMessages messages = ChatMessages.of(request.language());
        ReplyContent content = result.map(acted -> {
                    String key = acted.done() ? doneKey : "complaint.fixed";
                    String sentence = ComplaintStatusComposer.withNumber(
                            acted.dispute(),
                            Objects.requireNonNull(request.complaintNumber()),
                            messages,
                            number -> messages.format(key, number));
                    return compose(acted.dispute(), sentence, request, messages);
                })
                .orElseGet(() -> unknown(request, messages));
        UUID customerId = result.map(acted -> acted.dispute().getCustomerId()).orElse(null);
        return new CustomerReply(ChatReply.of(request.responseTypeOr(ResponseType.TEXT), content), customerId);
    }

    private ReplyContent compose(Dispute dispute, String sentence, ChatRequest request, ChatMessages messages) {
        return ReplyComposer.compose(dispute, disputes::viewOfOrder, sentence, request.attributes(), messages);
    }

    private static ReplyContent unknown(ChatRequest request, ChatMessages messages) {
        return ReplyContent.ofText(messages.format("complaint.unknown", request.complaintNumber()));
    }

    private static Optional<Long> ticketNumber(ChatRequest request) {
        return Optional.ofNullable(request.complaintNumber())
                .map(FoldedText::ofNumber)
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }
}
