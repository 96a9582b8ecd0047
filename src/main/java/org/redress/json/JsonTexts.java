package org.redress.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redress.text.VisibleText;

/** Members of a body as the texts that a query would have. */
public final class JsonTexts {
    private JsonTexts() {}

    /**
     * Returns the text of a value; those of a list, separated by commas.
     *
     * @param value null if it is absent
     * @return null if it is absent, null or blank; empty for an object, which no parameter can be
     */
    public static @Nullable String of(@Nullable JsonValue value) {
        if (value == null || value == JsonValue.NULL) {
            return null;
        } else if (value instanceof JsonObject) {
            return "";
        }
        String text = value instanceof JsonArray list
                ? list.stream().map(item -> Objects.toString(of(item), "")).collect(Collectors.joining(","))
                : value instanceof JsonString string ? string.getString() : value.toString();
        return VisibleText.isBlank(text) ? null : text;
    }
}
