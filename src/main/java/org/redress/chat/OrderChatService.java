package org.redress.chat;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.redress.order.CustomerOrderService;
import org.redress.order.Order;

/** Replies to users' questions about their orders, in their language. */
@Stateless
public class OrderChatService {
    private static final int MAX_ORDERS_LISTED = 5;

    @EJB
    CustomerOrderService orders;

    @Inject
    ChatUserLimits limits;

    /** Replies with the status of an order; without an order number, with that of the user's only order. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public ChatReply orderStatus(ChatRequest request, int merchantId) {
        limits.countQuestion(request, merchantId);
        ChatMessages messages = ChatMessages.of(request.language());
        List<Order> found = request.orderId() == null
                ? orders.latest(request.user(merchantId), MAX_ORDERS_LISTED)
                : orders.find(request.user(merchantId), request.orderId()).stream()
                        .toList();
        ReplyContent content;
        if (found.size() == 1) {
            content = ReplyComposer.compose(found.get(0), orders::view, request.attributes(), messages);
        } else if (request.orderId() != null) {
            content = ReplyContent.ofText(messages.format("order.unknown", request.orderNumber()));
        } else if (found.isEmpty()) {
            content = ReplyContent.ofText(messages.format("order.none"));
        } else {
            String ids = found.stream().map(Order::getOrderId).collect(Collectors.joining(", "));
            content = ReplyContent.ofText(messages.format("order.which", ids));
        }
        return ChatReply.of(request.responseTypeOr(ResponseType.TEXT), content);
    }
}
