package org.redress.chat;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps the limit of a chat user to a reply in the user's language: the chatbot shows it as any other. */
@Provider
public class ChatLimitMapper implements ExceptionMapper<ChatLimitException> {
    @Override
    public Response toResponse(ChatLimitException e) {
        ChatMessages messages = ChatMessages.of(e.request().language());
        long minutes = e.refusal().retryAfter().plusMinutes(1).minusNanos(1).toMinutes();
        ReplyContent content = ReplyContent.ofText(messages.format(e.messageKey(), minutes));
        Response.ResponseBuilder response = Response.ok(
                        ChatReply.of(e.request().responseTypeOr(ResponseType.TEXT), content))
                .language(e.request().language());
        e.refusal().headers().forEach(response::header);
        return response.build();
    }
}
