package org.redress.chat;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Table of the chat envelope: a file in src/test/resources/envelope for each place of a field. A file has "rule",
 * "request" and "expected", the fields that the rule is about; category and operation are derived from the request. A new
 * file is a new test.
 */
class EnvelopeFieldGoldenTest {

    static Stream<Named<JsonObject>> rules() throws IOException, URISyntaxException {
        Path folder =
                Path.of(EnvelopeFieldGoldenTest.class.getResource("/envelope").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(EnvelopeFieldGoldenTest::rule).toList().stream();
        }
    }

    private static Named<JsonObject> rule(Path file) {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            JsonObject golden = reader.readObject();
            return Named.of(file.getFileName() + ": " + golden.getString("rule"), golden);
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void each_field_is_read_from_the_first_place_that_has_it(JsonObject golden) {
        Map<String, Object> fields =
                fields(Requests.read(golden.getJsonObject("request").toString()));
        JsonObject expected = golden.getJsonObject("expected");

        assertThat(expected).isNotEmpty();
        expected.forEach((field, value) -> assertThat(fields)
                .as(golden.getString("rule"))
                .containsKey(field)
                .extractingByKey(field)
                .isEqualTo(plain(value)));
    }

    private static Map<String, Object> fields(ChatRequest request) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("channel", request.channel());
        fields.put("uid", request.uid());
        fields.put("userName", request.userName());
        fields.put("firstName", request.firstName());
        fields.put("lastName", request.lastName());
        fields.put("interestType", request.interestType());
        fields.put(
                "operation",
                ChatIntent.ofInterestType(request.interestType())
                        .map(ChatIntent::name)
                        .orElse(null));
        fields.put("language", request.language().toLanguageTag());
        fields.put(
                "responseType",
                request.responseType() == null ? null : request.responseType().wireName());
        fields.put("orderId", request.orderId());
        fields.put("complaintId", request.complaintId());
        fields.put("problemStatement", request.problemStatement());
        fields.put(
                "category",
                ComplaintCategory.of(request.category(), request.interestType(), request.orderId() != null));
        fields.put("attributes", request.attributes());
        return fields;
    }

    private static @Nullable Object plain(JsonValue value) {
        return switch (value.getValueType()) {
            case NULL -> null;
            case STRING -> ((JsonString) value).getString();
            case ARRAY -> List.copyOf(value.asJsonArray().getValuesAs(JsonString::getString));
            default -> throw new IllegalArgumentException("expected: text, list of texts or null, not " + value);
        };
    }
}
