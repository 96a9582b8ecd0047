package org.redress.api;

import java.math.BigDecimal;
import org.redress.text.VisibleText;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Body of a request as the schemas of openapi.yaml write it: values of aliases at their fields, numbers as texts where
 * texts are, values of enumerations in their letter case, nothing for null and texts without anything to see.
 */
final class LenientBody {
    private final OpenApiFile file;
    private final JsonNode body;

    private LenientBody(OpenApiFile file, JsonNode body) {
        this.file = file;
        this.body = body;
    }

    static JsonNode of(OpenApiFile file, JsonNode schema, JsonNode body) {
        return new LenientBody(file, body).converted(schema, body);
    }

    private JsonNode converted(JsonNode schema, JsonNode value) {
        JsonNode resolved = file.resolved(schema);
        if (resolved.has("properties") && (value.isObject() || value.isMissingNode())) {
            return object(resolved, value);
        } else if (value.isArray()) {
            return JsonMapper.shared()
                    .createArrayNode()
                    .addAll(value.valueStream()
                            .map(element -> converted(resolved.path("items"), element))
                            .toList());
        } else if (resolved.has("enum") && value.isString()) {
            return resolved.path("enum")
                    .valueStream()
                    .filter(constant -> constant.asString()
                            .equalsIgnoreCase(value.stringValue().strip()))
                    .findFirst()
                    .orElse(value);
        } else if (value.isNumber() && resolved.path("type").toString().contains("string")) {
            return JsonMapper.shared().valueToTree(digits(value.decimalValue()));
        } else if (value.isString()
                && !isMissing(value)
                && resolved.path("type").asString("").equals("integer")) {
            return JsonMapper.shared().valueToTree(value.asInt());
        }
        return value;
    }

    /** Returns the digits of a number; of a huge exponent its notation, since its digits would not fit into memory. */
    private static String digits(BigDecimal number) {
        return Math.abs(number.scale()) < 100 ? number.toPlainString() : number.toString();
    }

    private ObjectNode object(JsonNode schema, JsonNode value) {
        ObjectNode object = value.isObject()
                ? ((ObjectNode) value).deepCopy()
                : JsonMapper.shared().createObjectNode();
        schema.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            JsonNode converted = converted(property.getValue(), found(property.getValue(), object.path(name)));
            boolean nullable = property.getValue().path("type").toString().contains("null");
            if (nullable && object.has(name) && isMissing(converted)) {
                object.putNull(name);
            } else if (isMissing(converted)) {
                object.remove(name);
            } else {
                object.set(name, converted);
            }
        });
        return object;
    }

    private JsonNode found(JsonNode property, JsonNode value) {
        return !isMissing(value)
                ? value
                : OpenApiFile.aliases(property)
                        .map(alias -> body.at(JsonPointer.compile(alias)))
                        .filter(other -> !isMissing(other))
                        .findFirst()
                        .orElse(value);
    }

    private static boolean isMissing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isString() && VisibleText.isBlank(value.stringValue()))
                || (value.isObject() && value.isEmpty());
    }
}
