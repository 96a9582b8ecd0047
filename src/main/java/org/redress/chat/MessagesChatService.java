package org.redress.chat;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.chat.ComplaintChatService.CustomerReply;
import org.redress.party.MessagesStopService;

/** Stops and resumes the messages to chat users without their asking, and replies in their language. */
@Stateless
public class MessagesChatService {
    @EJB
    MessagesStopService stops;

    @Inject
    ChatUserLimits limits;

    /** Stops the messages to the user. */
    public CustomerReply stopMessages(ChatRequest request, int merchantId) {
        limits.countQuestion(request, merchantId);
        return stops.stop(request.user(merchantId))
                .map(customerId -> reply(request, "messages.stopped", customerId))
                .orElseGet(() -> reply(request, "problem.service", null));
    }

    /** Allows the messages to the user again. */
    public CustomerReply resumeMessages(ChatRequest request, int merchantId) {
        limits.countQuestion(request, merchantId);
        UUID customerId = stops.resume(request.user(merchantId)).orElse(null);
        return reply(request, "messages.resumed", customerId);
    }

    private static CustomerReply reply(ChatRequest request, String key, @Nullable UUID customerId) {
        ReplyContent content =
                ReplyContent.ofText(ChatMessages.of(request.language()).format(key));
        return new CustomerReply(ChatReply.of(request.responseTypeOr(ResponseType.TEXT), content), customerId);
    }
}
