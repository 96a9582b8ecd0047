package org.redress.template;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.text.FoldedText;

/**
 * Content of a text template.
 *
 * @param id null for a new one
 * @param texts by language, at least one
 */
public record TextTemplateData(@Nullable UUID id, String name, Map<String, String> texts) {
    static final Comparator<TextTemplateData> BY_NAME = Comparator.comparing(TextTemplateData::key);

    public TextTemplateData {
        texts = Map.copyOf(texts);
    }

    TextTemplateData withId(UUID given) {
        return new TextTemplateData(given, name, texts);
    }

    /** Returns the name in the form in which names are compared. */
    String key() {
        return FoldedText.ofNumber(name);
    }

    CanonicalForm canonicalForm() {
        return CanonicalForm.of("template")
                .add("id", id)
                .add("name", name)
                .addTexts(
                        "texts",
                        new TreeMap<>(texts).entrySet().stream().map(text -> text.getKey() + "=" + text.getValue()));
    }
}
