package org.redress.template;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.json.JsonObjectReader;
import org.redress.text.Languages;

/**
 * Template that a request names instead of a text of its own.
 *
 * @param language null for that of the customer
 */
public record TemplateReference(UUID textId, @Nullable String language) {
    /** Reads the fields textId and language; empty if there is no textId, or it is invalid. */
    public static Optional<TemplateReference> read(JsonObjectReader fields) {
        UUID textId = fields.uuid("textId");
        String language = language(fields);
        if (textId != null && fields.has("text")) {
            fields.reject("textId", "must be absent where there is a text");
        }
        return Optional.ofNullable(textId).map(id -> new TemplateReference(id, language));
    }

    static @Nullable String language(JsonObjectReader fields) {
        return fields.parse("language", "be one of " + String.join(", ", Languages.CODES), text -> {
            if (!Languages.CODES.contains(text)) {
                throw new IllegalArgumentException();
            }
            return text;
        });
    }
}
