package org.redress.chat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.text.VisibleText;

/** Deserializes the chat envelope, in both documented forms and with all aliases of its fields. */
public class EnvelopeDeserializer implements JsonbDeserializer<ChatEnvelope> {
    private static final List<String> ATTRIBUTES = List.of("orderId", "complaintId", "Category");
    private static final Pattern NAMED = Pattern.compile("\\bname\\s*:\\s*([^,]+)");

    /** {@inheritDoc} The numbers of the object must have been read as texts. */
    @Override
    public ChatEnvelope deserialize(JsonParser parser, DeserializationContext context, Type type) {
        JsonObject body = parser.getObject();
        Map<EnvelopeField, String> texts = new EnumMap<>(EnvelopeField.class);
        Set<EnvelopeField> typeMismatches = EnumSet.noneOf(EnvelopeField.class);
        for (EnvelopeField field : EnvelopeField.values()) {
            JsonValue value = field.findIn(body);
            if (value instanceof JsonString text) {
                texts.put(field, field.isStripped() ? VisibleText.strip(text.getString()) : text.getString());
            } else if (value != null && field.isText()) {
                typeMismatches.add(field);
            }
        }
        return new ChatEnvelope(
                texts.getOrDefault(EnvelopeField.CHANNEL, "WEB").toUpperCase(Locale.ROOT),
                texts.get(EnvelopeField.UID),
                texts.get(EnvelopeField.USER_NAME),
                texts.get(EnvelopeField.FIRST_NAME),
                texts.get(EnvelopeField.LAST_NAME),
                texts.get(EnvelopeField.INTEREST_TYPE),
                ChatMessages.nearestLanguage(texts.get(EnvelopeField.LANGUAGE_CODE)),
                texts.get(EnvelopeField.RESPONSE_TYPE),
                texts.get(EnvelopeField.ORDER_ID),
                texts.get(EnvelopeField.COMPLAINT_ID),
                texts.get(EnvelopeField.PROBLEM_STATEMENT),
                texts.get(EnvelopeField.CATEGORY),
                attributes(EnvelopeField.ATTRIBUTES.findIn(body)),
                typeMismatches);
    }

    /** Returns the known names in the order wanted. */
    private static List<String> attributes(@Nullable JsonValue wanted) {
        if (wanted == null) {
            return ATTRIBUTES;
        }
        List<JsonValue> values = wanted instanceof JsonArray list ? list : List.of(wanted);
        return values.stream()
                .flatMap(EnvelopeDeserializer::names)
                .map(name -> ATTRIBUTES.stream()
                        .filter(known -> known.equalsIgnoreCase(name.strip()))
                        .findFirst()
                        .orElse(null))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Reads names from "orderId, Category", from "name:complaintId,value:123456" or from {"name": …}. */
    private static Stream<String> names(JsonValue value) {
        if (value instanceof JsonObject named && named.get("name") instanceof JsonString name) {
            return Stream.of(name.getString());
        }
        if (!(value instanceof JsonString string)) {
            return Stream.empty();
        }
        String text = string.getString();
        Matcher named = NAMED.matcher(text);
        return named.find() ? named.reset().results().map(m -> m.group(1)) : Stream.of(text.split(","));
    }
}
