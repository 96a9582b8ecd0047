package org.redress.chat;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.redress.casework.ComplaintService;
import org.redress.casework.ComplaintService.Result;
import org.redress.dispute.Complaint;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeService;
import org.redress.dispute.DisputeStatus;

/** Raises, tracks, extends and cancels complaints of chat users, and replies in their language. */
@Stateless
public class ComplaintChatService {
    @Inject
    DisputeService disputes;

    @Inject
    ComplaintService complaints;

    @Inject
    Clock clock;

    /** Raises a complaint, or finds the same one of this user within the last 24 hours. */
    public ChatReply raiseComplaint(ChatRequest request, int merchantId, String idempotencyKey) {
        Sentences sentences = Sentences.in(request.language());
        ResponseType shape = request.responseTypeOr(ResponseType.CONTAINER);
        String category = Category.of(request.category(), request.interestType(), request.orderId() != null);
        String description = request.problemStatement() == null
                ? sentences.say("complaint.about", category)
                : request.problemStatement();
        Complaint complaint =
                new Complaint(request.channel(), request.orderId(), category, description, idempotencyKey);
        Optional<Dispute> raised = disputes.raise(request.user(merchantId), complaint);
        if (raised.isEmpty()) {
            String unknown = request.orderId() == null ? "problem.service" : "order.unknown";
            return ChatReply.of(shape, Answer.saying(sentences.say(unknown, request.orderId())));
        }
        String sentence =
                sentences.say("complaint.raised", Long.toString(raised.get().getTicketNumber()));
        return ChatReply.withContainer(shape, Cards.about(raised.get(), sentence, request, sentences));
    }

    /** Replies with the status of a complaint and the latest comment of the merchant. */
    public ChatReply trackComplaint(ChatRequest request, int merchantId) {
        Sentences sentences = Sentences.in(request.language());
        Answer answer = ticketNumber(request)
                .flatMap(number -> disputes.find(request.user(merchantId), number))
                .map(dispute -> Cards.about(dispute, standing(dispute, request, sentences), request, sentences))
                .orElseGet(() -> unknown(request, sentences));
        return ChatReply.of(request.responseTypeOr(ResponseType.TEXT), answer);
    }

    /** Adds a text to a complaint, or appeals against its decision. */
    public Told addToComplaint(ChatRequest request, int merchantId) {
        boolean appeal = Operation.isAppeal(request.interestType());
        Optional<Result> result = ticketNumber(request)
                .flatMap(number ->
                        complaints.addWords(request.user(merchantId), number, request.problemStatement(), appeal));
        return reply(request, result, appeal ? "complaint.appealed" : "complaint.added");
    }

    /** Withdraws a complaint. */
    public Told cancelComplaint(ChatRequest request, int merchantId) {
        Optional<Result> result =
                ticketNumber(request).flatMap(number -> complaints.cancel(request.user(merchantId), number));
        return reply(request, result, "complaint.status." + DisputeStatus.CANCELLED);
    }

    /**
     * A reply and the customer whose data it contains.
     *
     * @param customerId null if it contains no customer's data
     */
    public record Told(ChatReply reply, UUID customerId) {}

    /** Replies to an action. One that the complaint's status does not allow is a reply, too. */
    private static Told reply(ChatRequest request, Optional<Result> result, String doneKey) {
        Sentences sentences = Sentences.in(request.language());
        Answer answer = result.map(acted -> {
                    String sentence = sentences.say(acted.done() ? doneKey : "complaint.fixed", request.complaintId());
                    return Cards.about(acted.dispute(), sentence, request, sentences);
                })
                .orElseGet(() -> unknown(request, sentences));
        UUID customerId =
                result.map(acted -> acted.dispute().getCustomer().getId()).orElse(null);
        return new Told(ChatReply.of(request.responseTypeOr(ResponseType.TEXT), answer), customerId);
    }

    private static Answer unknown(ChatRequest request, Sentences sentences) {
        return Answer.saying(sentences.say("complaint.unknown", request.complaintId()));
    }

    private static Optional<Long> ticketNumber(ChatRequest request) {
        return request.complaintId().matches("\\d{1,18}")
                ? Optional.of(Long.valueOf(request.complaintId()))
                : Optional.empty();
    }

    private String standing(Dispute dispute, ChatRequest request, Sentences sentences) {
        String within = sentences.within(clock.instant(), dispute.getDueAt());
        String status = sentences.say("complaint.status." + dispute.getStatus(), request.complaintId(), within);
        return complaints
                .lastWord(dispute)
                .map(word -> status + "\n" + sentences.say("complaint.comment", word.getText()))
                .orElse(status);
    }
}
