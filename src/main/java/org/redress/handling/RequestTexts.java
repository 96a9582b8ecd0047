package org.redress.handling;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.redress.json.JsonObjectReader;
import org.redress.json.SharedJson;
import org.redress.problem.InvalidRequestException;
import org.redress.template.TemplateReference;
import org.redress.template.TextTemplateService;

/** Puts the texts of templates into the bodies of requests that name one instead of a text of their own. */
@ApplicationScoped
public class RequestTexts {
    /** Fields that stand in the place of a text. */
    static final String TEXT_ID = "textId";

    static final String LANGUAGE = "language";
    private static final String TEXT = "text";

    @EJB
    TextTemplateService templates;

    /**
     * Returns the body with the name of a template as its text. It stays the same when the dispute changes, so that a
     * repeated call is recognised.
     *
     * @throws InvalidRequestException if the name of a template breaks a rule
     */
    static JsonObject asSent(JsonObject body) {
        return reference(body)
                .map(named -> withText(body, named.textId() + " " + named.language()))
                .orElse(body);
    }

    /**
     * Returns the body with the text of the template that it names.
     *
     * @param staff name of the member of staff
     * @throws org.redress.problem.UnknownResourceException if the merchant has no such dispute
     * @throws InvalidRequestException if the template is unknown, or a variable of it has no value
     */
    JsonObject filled(int merchantId, UUID disputeId, JsonObject body, String staff) {
        return reference(body)
                .map(named -> templates
                        .fill(merchantId, named.textId(), disputeId, named.language(), staff)
                        .map(filled -> withText(body, filled.text()))
                        .orElseThrow(RequestTexts::unknownTemplate))
                .orElse(body);
    }

    /**
     * Checks that there is the template that the body names, with a text in the language.
     *
     * @throws InvalidRequestException if there is not
     */
    void check(int merchantId, JsonObject body) {
        reference(body).ifPresent(named -> {
            Set<String> languages =
                    templates.languages(merchantId, named.textId()).orElseThrow(RequestTexts::unknownTemplate);
            if (named.language() != null && !languages.contains(named.language())) {
                throw TextTemplateService.noSuchLanguage();
            }
        });
    }

    private static InvalidRequestException unknownTemplate() {
        return new InvalidRequestException(TEXT_ID, "must be that of a text template", "body /" + TEXT_ID);
    }

    private static Optional<TemplateReference> reference(JsonObject body) {
        JsonObjectReader fields = new JsonObjectReader(body);
        Optional<TemplateReference> named = TemplateReference.read(fields);
        fields.check();
        return named;
    }

    private static JsonObject withText(JsonObject body, String text) {
        JsonObjectBuilder changed = SharedJson.JSON.createObjectBuilder(body);
        return changed.remove(TEXT_ID).remove(LANGUAGE).add(TEXT, text).build();
    }
}
