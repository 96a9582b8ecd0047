package org.redress.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.redress.json.JsonBodyWriter;
import org.redress.json.JsonObjectParser;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.Violation;

/** Makes chat requests, and reads them as {@link ChatRequestReader} does. */
final class Requests {
    static final List<String> DOCUMENTED = List.of(
            "order-status.request.json",
            "raising-complaints.request.json",
            "tracking-complaints.request.json",
            "order-status.table.json",
            "raising-complaints.table.json",
            "tracking-complaints.table.json");
    static final String UID = "/conversationRequest/userInfo/uid";
    static final String PARAMS = "/queryInfo/parameters/params";
    static final String ENTITY_INFO = PARAMS + "/entityInfo";

    static final Validator CONSTRAINTS =
            Validation.buildDefaultValidatorFactory().getValidator();
    static final EnvelopeValidator VALIDATOR = new EnvelopeValidator(CONSTRAINTS);

    private Requests() {}

    /** Returns an example of the documents, as printed there. */
    static String document(String name) {
        try (InputStream file = Requests.class.getResourceAsStream("/documents/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns a request with its required fields, each at its last place, and with more values.
     *
     * @param placesAndValues JSON pointers, each followed by the JSON of its value
     */
    static String with(String... placesAndValues) {
        Map<String, Object> body = new LinkedHashMap<>();
        put(body, "/uuid", "\"51342\"", "/interestType", "\"order-status\"");
        return json(put(body, placesAndValues));
    }

    /**
     * Returns a request with the given values alone.
     *
     * @param placesAndValues JSON pointers, each followed by the JSON of its value
     */
    static String only(String... placesAndValues) {
        return json(put(new LinkedHashMap<>(), placesAndValues));
    }

    static ChatRequest read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    static ChatRequest read(byte[] body) {
        String json = JsonObjectParser.lenient(32).parse(body).toString();
        return VALIDATOR.validate(JsonBodyWriter.JSONB.fromJson(json, ChatEnvelope.class));
    }

    static List<Violation> violations(String json) {
        return violations(() -> read(json));
    }

    static List<Violation> violations(ThrowingCallable reading) {
        InvalidRequestException exception = catchThrowableOfType(InvalidRequestException.class, reading);
        assertThat(exception).as("the refusal of the request").isNotNull();
        return exception.violations();
    }

    /** Returns the JSON of a text, with escapes for everything but ASCII. */
    static String quoted(String text) {
        return text.chars()
                .mapToObj(c -> c < ' ' || c > '~' || c == '"' || c == '\\' ? "\\u%04x".formatted(c) : "" + (char) c)
                .collect(Collectors.joining("", "\"", "\""));
    }

    @SuppressWarnings("unchecked") // JSON-B reads objects as maps with texts as keys
    private static Map<String, Object> put(Map<String, Object> body, String... placesAndValues) {
        for (int i = 0; i < placesAndValues.length; i += 2) {
            String[] steps = placesAndValues[i].substring(1).split("/");
            Map<String, Object> object = body;
            for (String step : List.of(steps).subList(0, steps.length - 1)) {
                object = (Map<String, Object>) object.computeIfAbsent(step, s -> new LinkedHashMap<>());
            }
            object.put(steps[steps.length - 1], placesAndValues[i + 1]);
        }
        return body;
    }

    private static String json(Object value) {
        return value instanceof Map<?, ?> object
                ? object.entrySet().stream()
                        .map(member -> "\"" + member.getKey() + "\":" + json(member.getValue()))
                        .collect(Collectors.joining(",", "{", "}"))
                : value.toString();
    }
}
