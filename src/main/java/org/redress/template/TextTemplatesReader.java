package org.redress.template;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redress.json.JsonObjectReader;
import org.redress.problem.InputLimits;
import org.redress.text.Languages;

/** Reads the text templates of a merchant; the rules are those of openapi.yaml. */
final class TextTemplatesReader {
    private TextTemplatesReader() {}

    /**
     * Reads a list of templates.
     *
     * @throws org.redress.problem.InvalidRequestException with each field that breaks its rule
     */
    static List<TextTemplateData> read(JsonObject body) {
        JsonObjectReader fields = new JsonObjectReader(body);
        if (!body.containsKey("templates")) {
            fields.reject("templates", "is required, and may be empty");
        }
        List<TextTemplateData> templates = new ArrayList<>();
        Set<Object> keys = new HashSet<>();
        for (JsonObjectReader item : fields.objects("templates", 0, InputLimits.TEXT_TEMPLATES)) {
            TextTemplateData template = new TextTemplateData(
                    item.uuid("id"),
                    item.required("name", item.stripped("name", InputLimits.SHORT_NAME, name -> name)),
                    texts(item));
            templates.add(template);
            if (template.id() != null && !keys.add(template.id())) {
                item.reject("id", "must differ from those of the other templates");
            }
            if (template.name() != null && !keys.add(template.key())) {
                item.reject("name", "must differ from those of the other templates");
            }
        }
        fields.check();
        return templates;
    }

    private static Map<String, String> texts(JsonObjectReader item) {
        JsonObjectReader given = item.object("texts");
        Map<String, String> texts = new HashMap<>();
        for (String language : Languages.CODES) {
            String text = given.multilineText(language, InputLimits.FREE_TEXT);
            if (text != null) {
                texts.put(language, text);
                new TemplateText(text)
                        .unknownVariable()
                        .ifPresent(name -> given.reject(
                                language, "must not have {" + name + "}: variables are " + TemplateVariable.NAMES));
            }
        }
        given.rejectOthers(Languages.CODES, "languages");
        if (item.has("texts") && given.names().isEmpty()) {
            item.reject("texts", "must have at least one of the languages " + String.join(", ", Languages.CODES));
        }
        return texts;
    }
}
