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

/** Adds to problems on the chat's paths a reply that a chatbot can show to its user. */
@Provider
public class ChatProblemFilter implements ContainerResponseFilter {
    /** Request attribute with the envelope's language, a {@link Locale}; absent if the body could not be read. */
    static final String LANGUAGE = ChatProblemFilter.class.getName();

    @Context
    HttpServletRequest call;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem
                && request.getUriInfo().getPath().replaceFirst("^/", "").startsWith(ChatResource.PATH)) {
            ChatMessages messages = ChatMessages.of(language(request));
            ChatReply reply = ChatReply.of(ResponseType.TEXT, ReplyContent.ofText(messages.format(key(problem))));
            response.setEntity(problem.withResponse(reply.response()));
            response.getHeaders()
                    .putSingle(HttpHeaders.CONTENT_LANGUAGE, messages.language().toLanguageTag());
        }
    }

    private static String key(Problem problem) {
        if (concernsOnly(EnvelopeField.COMPLAINT_ID, problem)) {
            return "complaint.which";
        }
        if (concernsOnly(EnvelopeField.PROBLEM_STATEMENT, problem)) {
            return "complaint.words";
        }
        return problem.status() == 400 || problem.status() == 413 ? "problem.request" : "problem.service";
    }

    private static boolean concernsOnly(EnvelopeField field, Problem problem) {
        return problem.violations() != null
                && problem.violations().stream().allMatch(v -> v.field().equals(field.contractName()));
    }

    /** Returns the envelope's language, else the first supported one of Accept-Language. */
    private Locale language(ContainerRequestContext request) {
        if (call.getAttribute(LANGUAGE) instanceof Locale envelopeLanguage) {
            return envelopeLanguage;
        }
        for (Locale wanted : request.getAcceptableLanguages()) {
            Locale nearest = ChatMessages.nearestLanguage(wanted.toLanguageTag());
            if (nearest.getLanguage().equals(wanted.getLanguage())) {
                return nearest;
            }
        }
        return ChatMessages.DEFAULT;
    }
}
