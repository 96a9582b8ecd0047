package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Texts that are hard to compare or to store: each of them in each text field of each body of openapi.yaml. */
interface TextContract {
    OpenApiFile FILE = new OpenApiFile();
    JsonMapper JSON = new JsonMapper();

    /** JSON values. Those of one letter grow in capitals, in their folded or in their normalized form. */
    List<String> DIFFICULT = Stream.concat(
                    Stream.of(
                            "\"\\u0000\"",
                            "\"\\u0001\"",
                            "\"\\u200b\"",
                            "\"\\u00a0\\u3000\"",
                            "\"\\u2060\\ufeff\"",
                            "\"\\ud800\"",
                            "\" x\\u00a0\"",
                            "\"x\\n\"",
                            "\"#\"",
                            "\"Mo\\u0308bel\"",
                            "-0",
                            "1e1",
                            "10213.0",
                            "1e999999999",
                            "1e-999999999"),
                    Stream.of("x", "\u0130", "\u00df", "\u0149", "\u0390", "\ufb03", "😀", "\ud834\udd60")
                            .flatMap(letter -> Stream.of(33, 64, 255).map(times -> '"' + letter.repeat(times) + '"')))
            .toList();

    Redress redress();

    /** A body of an operation. */
    record Body(OpenApiFile.Operation route, String example) {
        @Override
        public String toString() {
            return route.id();
        }
    }

    static Stream<Body> bodies() {
        return FILE.operations().stream()
                .filter(route -> !route.isAlias())
                .filter(route -> OpenApiFile.sampleType(route) != null
                        && OpenApiFile.sampleType(route).endsWith("json"))
                .map(route -> new Body(route, longestExample(route)));
    }

    /** Returns one JSON object: the example with most fields, or its first line. */
    private static String longestExample(OpenApiFile.Operation route) {
        return route.node()
                .at("/requestBody/content")
                .path(OpenApiFile.sampleType(route))
                .path("examples")
                .valueStream()
                .map(example -> example.path("value"))
                .map(value -> value.isString() ? value.stringValue() : value.toString())
                .max(Comparator.comparing(String::length))
                // The order status document's example has a trailing comma
                .map(text -> text.replaceAll(",(?=\\s*[}\\]])", ""))
                .map(text -> text.contains("}\n{") ? text.lines().findFirst().orElseThrow() : text)
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.redress.api.TextContract#bodies")
    default void no_text_in_any_field_is_an_internal_error(Body body) {
        String token = Redress.token(body.route().roles().iterator().next(), 1);
        boolean refused = false;
        for (JsonPointer field : texts(JSON.readTree(body.example()))) {
            for (String text : DIFFICULT) {
                JsonNode changed = JSON.readTree(body.example());
                // As a raw value: the parser of the test must not read a number by its value
                String marker = UUID.randomUUID().toString();
                set(changed, field, marker);
                String sent = changed.toString().replace('"' + marker + '"', text);
                HttpRequest.Builder call = redress()
                        .call(FILE.samplePath(body.route()), token)
                        .header("Content-Type", OpenApiFile.sampleType(body.route()))
                        .method(body.route().method(), HttpRequest.BodyPublishers.ofString(sent));
                FILE.sampleHeaders(body.route()).forEach(call::setHeader);
                Redress.HttpReply answer = redress().send(call);
                // An import answers each line with a status of its own
                refused |= answer.status() == 400 || answer.text().contains("\"status\":400");
                assertThat(answer.status())
                        .as("%s is %s: %s", field, text, answer.text())
                        .isLessThan(500);
                assertThat(answer.text()).as("%s is %s", field, text).doesNotContain("\"status\":500");
                // The net under the readers: none of these texts reaches it
                assertThat(answer.text()).as("%s is %s", field, text).doesNotContain("cannot be stored");
            }
        }
        assertThat(refused).as("an invalid text of %s is refused", body).isTrue();
    }

    private static List<JsonPointer> texts(JsonNode body) {
        List<JsonPointer> texts = new ArrayList<>();
        collect(JsonPointer.empty(), body, texts);
        return texts;
    }

    private static void collect(JsonPointer at, JsonNode node, List<JsonPointer> texts) {
        if (node.isObject()) {
            node.properties().forEach(member -> collect(at.appendProperty(member.getKey()), member.getValue(), texts));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(at.appendIndex(i), node.get(i), texts);
            }
        } else if (node.isString() || node.isNumber()) {
            texts.add(at);
        }
    }

    private static void set(JsonNode body, JsonPointer field, String text) {
        JsonNode parent = body.at(field.head());
        if (parent instanceof ObjectNode object) {
            object.put(field.last().getMatchingProperty(), text);
        } else {
            ((ArrayNode) parent).set(field.last().getMatchingIndex(), text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u03a3\u038a\u03a3\u03a5\u03a6\u039f\u03a3",
                "M\u00f6bel",
                "Mo\u0308bel",
                "\u0130\u00df",
                "\ufb01",
                "😀"
            })
    default void a_number_is_found_as_it_stands_there_in_any_case_and_form(String word) {
        String owner = UUID.randomUUID().toString();
        String invoice = word + "-" + owner.substring(0, 8);
        String token = Redress.token("merchant", 1);
        String opened =
                "{\"invoiceId\":%s,\"customer\":{\"email\":\"%s@mail.example\"},\"amount\":1e1,\"currency\":\"EUR\","
                        + "\"reasonId\":10213.0,\"description\":\"broken\"}";
        HttpRequest.Builder open = redress()
                .call("/api/rest/v1/1/disputes", token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        opened.formatted(JSON.writeValueAsString(" " + invoice + "\u00a0"), owner)));
        Redress.HttpReply answer = redress().send(open);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.object().getString("invoiceId")).isEqualTo(invoice);
        for (String query : List.of(
                invoice,
                "\t" + invoice + "\u3000",
                invoice.toUpperCase(Locale.ROOT),
                invoice.toLowerCase(Locale.ROOT),
                Normalizer.normalize(invoice, Normalizer.Form.NFD),
                Normalizer.normalize(invoice, Normalizer.Form.NFC))) {
            String path = "/1/disputes?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
            assertThat(redress().get(path, token).array()).as(query).hasSize(1);
        }
    }
}
