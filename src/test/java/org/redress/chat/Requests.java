package org.redress.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.redress.json.LenientJsonParser;
import org.redress.problem.InvalidRequestException;
import org.redress.problem.Violation;

/** Chat requests, and what becomes of them. */
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

    private Requests() {}

    /** An example of the documents, as it is printed there. */
    static String document(String name) {
        try (InputStream file = Requests.class.getResourceAsStream("/documents/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The least that a request must have, at the last of its places, and something more. */
    static String with(String... placesAndValues) {
        Map<String, Object> body = new LinkedHashMap<>();
        put(body, "/uuid", "\"51342\"", "/interestType", "\"order-status\"");
        return json(put(body, placesAndValues));
    }

    /** @param placesAndValues JSON pointers, and what stands there, as JSON */
    static String only(String... placesAndValues) {
        return json(put(new LinkedHashMap<>(), placesAndValues));
    }

    static ChatRequest read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    static ChatRequest read(byte[] body) {
        return new Envelope(new LenientJsonParser(32).object(body)).request();
    }

    static List<Violation> refusals(String json) {
        return refusals(() -> read(json));
    }

    static List<Violation> refusals(ThrowingCallable reading) {
        InvalidRequestException refusal = catchThrowableOfType(InvalidRequestException.class, reading);
        assertThat(refusal).as("the refusal of the request").isNotNull();
        return refusal.violations();
    }

    /** JSON of a text, with all that is not ASCII escaped. */
    static String quoted(String text) {
        return text.chars()
                .mapToObj(c -> c < ' ' || c > '~' || c == '"' || c == '\\' ? "\\u%04x".formatted(c) : "" + (char) c)
                .collect(Collectors.joining("", "\"", "\""));
    }

    @SuppressWarnings("unchecked")
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
