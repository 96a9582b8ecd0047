package org.redress.chat;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.redress.order.Order;
import org.redress.order.OrderService;

/** Replies to users' questions about their orders, in their language. */
@Stateless
public class OrderChatService {
    private static final int MAX_ORDERS_LISTED = 5;

    @Inject
    OrderService orders;

    /** Replies with the status of an order; without an order number, with that of the user's only order. */
    public ChatReply orderStatus(ChatRequest request, int merchantId) {
        Sentences sentences = Sentences.in(request.language());
        List<Order> found = request.orderId() == null
                ? orders.latest(request.user(merchantId), MAX_ORDERS_LISTED)
                : orders.find(request.user(merchantId), request.orderId()).stream()
                        .toList();
        Answer answer;
        if (found.size() == 1) {
            answer = Cards.about(found.get(0), request, sentences);
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
}
