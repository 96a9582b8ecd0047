package org.redress.chat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import org.redress.problem.Problem;

/** Gives a problem on the chat's paths an answer beside it that a chat can show to its user. */
@Provider
public class ChatProblemFilter implements ContainerResponseFilter {
    /** The request attribute that bears the language, as soon as the envelope told it. */
    static final String LANGUAGE = ChatProblemFilter.class.getName();

    @Context
    HttpServletRequest call;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem
                && request.getUriInfo().getPath().replaceFirst("^/", "").startsWith(ChatResource.PATH)) {
            ChatMessages messages = ChatMessages.in(language(request));
            ChatReply reply = ChatReply.of(ResponseType.TEXT, ReplyContent.saying(messages.say(key(problem))));
            response.setEntity(problem.with(reply.response()));
            response.getHeaders()
                    .putSingle(HttpHeaders.CONTENT_LANGUAGE, messages.language().toLanguageTag());
        }
    }

    private static String key(Problem problem) {
        if (isAllAbout("entityInfo.complaintId", problem)) {
            return "complaint.which";
        } else if (isAllAbout(Envelope.WORDS, problem)) {
            return "complaint.words";
        }
        return problem.status() == 400 || problem.status() == 413 ? "problem.request" : "problem.service";
    }

    private static boolean isAllAbout(String field, Problem problem) {
        return problem.violations() != null
                && problem.violations().stream().allMatch(v -> v.field().equals(field));
    }

    private Locale language(ContainerRequestContext request) {
        if (call.getAttribute(LANGUAGE) instanceof Locale told) {
            return told;
        }
        for (Locale wanted : request.getAcceptableLanguages()) {
            Locale nearest = ChatMessages.languageFor(wanted.toLanguageTag());
            if (nearest.getLanguage().equals(wanted.getLanguage())) {
                return nearest;
            }
        }
        return ChatMessages.DEFAULT;
    }
}
