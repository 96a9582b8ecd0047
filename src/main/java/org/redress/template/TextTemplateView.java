package org.redress.template;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A text template on the wire.
 *
 * @param texts by language
 */
@JsonbPropertyOrder({"id", "name", "texts"})
public record TextTemplateView(UUID id, String name, Map<String, String> texts) {
    static TextTemplateView of(TextTemplate template) {
        TextTemplateData data = template.getData();
        return new TextTemplateView(template.getId(), data.name(), new TreeMap<>(data.texts()));
    }
}
