package org.redress.chat;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.redress.order.CustomerOrderService;
import org.redress.order.Order;

/** Tells in the user's language where their orders are: the orders that the shop's own doors tell of. */
@Stateless
public class OrderChatService {
    private static final int ORDERS_TOLD = 5;

    @Inject
    CustomerOrderService orders;

    /** Where an order is. A user with one order need not tell its number. */
    public ChatReply orderStatus(ChatRequest request, int merchantId) {
        ChatMessages messages = ChatMessages.in(request.language());
        List<Order> found = request.orderId() == null
                ? orders.latest(request.user(merchantId), ORDERS_TOLD)
                : orders.find(request.user(merchantId), request.orderId()).stream()
                        .toList();
        ReplyContent content;
        if (found.size() == 1) {
            content = ReplyComposer.about(found.get(0), request, messages);
        } else if (request.orderId() != null) {
            content = ReplyContent.saying(messages.say("order.unknown", request.orderId()));
        } else if (found.isEmpty()) {
            content = ReplyContent.saying(messages.say("order.none"));
        } else {
            String ids = found.stream().map(Order::getOrderId).collect(Collectors.joining(", "));
            content = ReplyContent.saying(messages.say("order.which", ids));
        }
        return ChatReply.of(request.responseTypeOr(ResponseType.TEXT), content);
    }
}
