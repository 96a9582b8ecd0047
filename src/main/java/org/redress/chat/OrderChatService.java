package org.redress.chat;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.redress.order.Order;
import org.redress.order.OrderService;

/** Tells in the user's language where their orders are: the orders that the shop's own doors tell of. */
@Stateless
public class OrderChatService {
    private static final int ORDERS_TOLD = 5;

    @Inject
    OrderService orders;

    /** Where an order is. A user with one order need not tell its number. */
    public ChatReply orderStatus(ChatRequest request, int merchantId) {
        Sentences sentences = Sentences.in(request.language());
        List<Order> found = request.orderId() == null
                ? orders.latest(request.user(merchantId), ORDERS_TOLD)
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
