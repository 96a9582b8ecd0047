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
public class ChatProblems implements ContainerResponseFilter {
    /** The request attribute that bears the language, as soon as the envelope told it. */
    static final String LANGUAGE = ChatProblems.class.getName();

    @Context
    HttpServletRequest call;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem
                && request.getUriInfo().getPath().replaceFirst("^/", "").startsWith(ChatResource.PATH)) {
            Sentences sentences = Sentences.in(language(request));
            ChatReply reply = ChatReply.of(ResponseType.TEXT, Answer.saying(sentences.say(key(problem))));
            response.setEntity(problem.with(reply.response()));
            response.getHeaders()
                    .putSingle(
                            HttpHeaders.CONTENT_LANGUAGE, sentences.language().toLanguageTag());
        }
    }

    private static String key(Problem problem) {
        if (isAllAbout(EnvelopeField.COMPLAINT_ID, problem)) {
            return "complaint.which";
        } else if (isAllAbout(EnvelopeField.PROBLEM_STATEMENT, problem)) {
            return "complaint.words";
        }
        return problem.status() == 400 || problem.status() == 413 ? "problem.request" : "problem.service";
    }

    private static boolean isAllAbout(EnvelopeField field, Problem problem) {
        return problem.violations() != null
                && problem.violations().stream().allMatch(v -> v.field().equals(field.contractName()));
    }

    private Locale language(ContainerRequestContext request) {
        if (call.getAttribute(LANGUAGE) instanceof Locale told) {
            return told;
        }
        for (Locale wanted : request.getAcceptableLanguages()) {
            Locale nearest = Sentences.languageFor(wanted.toLanguageTag());
            if (nearest.getLanguage().equals(wanted.getLanguage())) {
                return nearest;
            }
        }
        return Sentences.DEFAULT;
    }
}
