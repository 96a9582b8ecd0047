package org.redress.chat;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps the suspension of a merchant to a reply in the user's language: the chatbot shows it as any other. */
@Provider
public class ChatSuspendedMapper implements ExceptionMapper<ChatSuspendedException> {
    @Override
    public Response toResponse(ChatSuspendedException e) {
        ChatMessages messages = ChatMessages.of(e.request().language());
        ReplyContent content = ReplyContent.ofText(messages.format("merchant.suspended"));
        return Response.ok(ChatReply.of(e.request().responseTypeOr(ResponseType.TEXT), content))
                .language(e.request().language())
                .build();
    }
}
