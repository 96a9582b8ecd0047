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
import org.redress.party.ChannelUser;

/** Complains, and tells how complaints stand, in the user's language: the cases that the shop's own doors know. */
@Stateless
public class ComplaintChatService {
    @Inject
    DisputeService disputes;

    @Inject
    ComplaintService complaints;

    @Inject
    Clock clock;

    /** Opens a case, or finds the one that this user opened with the same words today. */
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

    /** How a complaint stands, and the last that the shop said about it. */
    public ChatReply trackComplaint(ChatRequest request, int merchantId) {
        Sentences sentences = Sentences.in(request.language());
        Answer answer = ticketNumber(request)
                .flatMap(number -> disputes.find(request.user(merchantId), number))
                .map(dispute -> Cards.about(dispute, standing(dispute, request, sentences), request, sentences))
                .orElseGet(() -> unknown(request, sentences));
        return ChatReply.of(request.responseTypeOr(ResponseType.TEXT), answer);
    }

    /** The user has something to add, or does not accept the decision. */
    public Told addToComplaint(ChatRequest request, int merchantId) {
        Sentences sentences = Sentences.in(request.language());
        boolean appeal = Operation.isAppeal(request.interestType());
        ChannelUser user = request.user(merchantId);
        String text = request.problemStatement();
        Optional<Result> result = ticketNumber(request)
                .flatMap(number ->
                        appeal ? complaints.appeal(user, number, text) : complaints.addWords(user, number, text));
        Answer answer = result.map(acted -> {
                    String done = appeal ? "complaint.appealed" : "complaint.added";
                    String sentence = sentences.say(acted.done() ? done : "complaint.fixed", request.complaintId());
                    return Cards.about(acted.dispute(), sentence, request, sentences);
                })
                .orElseGet(() -> unknown(request, sentences));
        return told(request, answer, result);
    }

    /** The user no longer complains. */
    public Told cancelComplaint(ChatRequest request, int merchantId) {
        Sentences sentences = Sentences.in(request.language());
        Optional<Result> result =
                ticketNumber(request).flatMap(number -> complaints.cancel(request.user(merchantId), number));
        Answer answer = result.map(acted -> {
                    String done = "complaint.status." + DisputeStatus.CANCELLED;
                    String sentence = sentences.say(acted.done() ? done : "complaint.fixed", request.complaintId());
                    return Cards.about(acted.dispute(), sentence, request, sentences);
                })
                .orElseGet(() -> unknown(request, sentences));
        return told(request, answer, result);
    }

    /** @param customerId whom the answer tells of; null for nobody */
    public record Told(ChatReply reply, UUID customerId) {}

    private static Told told(ChatRequest request, Answer answer, Optional<Result> result) {
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
