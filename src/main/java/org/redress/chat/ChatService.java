package org.redress.chat;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.redress.chat.ChatReply.Attribute;
import org.redress.chat.ChatReply.BasicCard;
import org.redress.chat.ChatReply.Image;
import org.redress.chat.ChatReply.MediaObject;
import org.redress.chat.ChatReply.MediaResponse;
import org.redress.dispute.Complaint;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeService;
import org.redress.order.DeliveryMedia;
import org.redress.order.Order;
import org.redress.order.OrderItem;
import org.redress.order.OrderService;

/** Answers the chat: asks the services that the shop's own doors ask too, and says it in the user's language. */
@Stateless
public class ChatService {
    private static final int ORDERS_TOLD = 5;

    @Inject
    OrderService orders;

    @Inject
    DisputeService disputes;

    @Inject
    Clock clock;

    /** Where an order is. A user with one order need not tell its number. */
    public ChatReply orderStatus(ChatRequest request, int merchantId) {
        Sentences sentences = Sentences.in(request.language());
        List<Order> found = request.orderId() == null
                ? orders.latest(request.user(merchantId), ORDERS_TOLD)
                : orders.find(request.user(merchantId), request.orderId()).stream()
                        .toList();
        Answer answer;
        if (found.size() == 1) {
            answer = about(found.get(0), request, sentences);
        } else if (request.orderId() != null) {
            answer = Answer.saying(sentences.say("order.unknown", request.orderId()));
        } else if (found.isEmpty()) {
            answer = Answer.saying(sentences.say("order.none"));
        } else {
            String ids = found.stream().map(Order::getOrderId).collect(Collectors.joining(", "));
            answer = Answer.saying(sentences.say("order.which", ids));
        }
        return ChatReply.of(request.responseTypeOr(ResponseType.TEXT), answer);
    }

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
        return ChatReply.withContainer(shape, about(raised.get(), sentence, request, sentences));
    }

    /** How a complaint stands. */
    public ChatReply trackComplaint(ChatRequest request, int merchantId) {
        Sentences sentences = Sentences.in(request.language());
        Answer answer = ticketNumber(request.complaintId())
                .flatMap(number -> disputes.find(request.user(merchantId), number))
                .map(dispute -> about(dispute, standing(dispute, request, sentences), request, sentences))
                .orElseGet(() -> Answer.saying(sentences.say("complaint.unknown", request.complaintId())));
        return ChatReply.of(request.responseTypeOr(ResponseType.TEXT), answer);
    }

    private static Optional<Long> ticketNumber(String complaintId) {
        return complaintId.matches("\\d{1,18}") ? Optional.of(Long.valueOf(complaintId)) : Optional.empty();
    }

    private String standing(Dispute dispute, ChatRequest request, Sentences sentences) {
        String within = sentences.within(clock.instant(), dispute.getDueAt());
        return sentences.say("complaint.status." + dispute.getStatus(), request.complaintId(), within);
    }

    private static Answer about(Order order, ChatRequest request, Sentences sentences) {
        String sentence = sentences.say("order.status." + order.getStatus(), order.getOrderId());
        return new Answer(
                sentence,
                () -> card(order, sentence, sentences),
                () -> media(order),
                wanted(request, Map.of("orderId", order.getOrderId())));
    }

    private static BasicCard card(Order order, String sentence, Sentences sentences) {
        List<String> lines = new ArrayList<>(List.of(sentence));
        if (order.getCarrier() != null && order.getTrackingId() != null) {
            lines.add(sentences.say("card.carrier", order.getCarrier(), order.getTrackingId()));
        }
        if (order.getTrackingUrl() != null) {
            lines.add(order.getTrackingUrl());
        }
        lines.add(sentences.say("card.placed", sentences.day(order.getPlacedAt())));
        lines.add(sentences.say("card.total", sentences.money(order.getTotal())));
        return new BasicCard(
                title(order, sentences),
                sentences.say("order.name." + order.getStatus()),
                String.join("\n", lines),
                picture(order));
    }

    private static Answer about(Dispute dispute, String sentence, ChatRequest request, Sentences sentences) {
        String number = Long.toString(dispute.getTicketNumber());
        String orderId = dispute.getOrderId();
        Map<String, String> known = orderId == null
                ? Map.of("complaintId", number, "Category", dispute.getCategory())
                : Map.of("orderId", orderId, "complaintId", number, "Category", dispute.getCategory());
        return new Answer(
                sentence,
                () -> card(dispute, sentence, sentences),
                () -> dispute.getOrder() == null ? List.of() : media(dispute.getOrder()),
                wanted(request, known));
    }

    private static BasicCard card(Dispute dispute, String sentence, Sentences sentences) {
        Order order = dispute.getOrder();
        String subject = order == null ? dispute.getCategory() : title(order, sentences);
        return new BasicCard(
                sentences.say("complaint.title", Long.toString(dispute.getTicketNumber())),
                sentences.say("complaint.name." + dispute.getStatus()),
                subject + "\n" + sentence,
                order == null ? null : picture(order));
    }

    private static List<Attribute> wanted(ChatRequest request, Map<String, String> known) {
        return request.attributes().stream()
                .filter(known::containsKey)
                .map(name -> new Attribute(name, known.get(name)))
                .toList();
    }

    private static String title(Order order, Sentences sentences) {
        List<OrderItem> items = order.getItems();
        return switch (items.size()) {
            case 0 -> sentences.say("order.title", order.getOrderId());
            case 1 -> items.get(0).getTitle();
            default -> sentences.say("order.items", items.get(0).getTitle(), items.size() - 1);
        };
    }

    private static Image picture(Order order) {
        return order.getItems().stream()
                .filter(item -> item.getPictureUrl() != null)
                .findFirst()
                .map(item -> new Image(item.getPictureUrl(), item.getTitle()))
                .orElse(null);
    }

    /** A media message for each kind there is, since each bears one kind. */
    private static List<MediaResponse> media(Order order) {
        Image icon = picture(order);
        return order.getMedia().stream()
                .collect(Collectors.groupingBy(
                        DeliveryMedia::getMediaType,
                        () -> new EnumMap<>(DeliveryMedia.Type.class),
                        Collectors.mapping(
                                m -> new MediaObject(m.getContentUrl(), m.getDescription(), icon, m.getName()),
                                Collectors.toList())))
                .entrySet()
                .stream()
                .map(kind -> new MediaResponse(kind.getKey().name(), kind.getValue()))
                .toList();
    }
}
