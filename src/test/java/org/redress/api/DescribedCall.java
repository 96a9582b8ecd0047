package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.redress.api.OpenApiFile.Operation;
import org.redress.api.Redress.HttpReply;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call and its answer, as openapi.yaml describes them: parameters, media types, status, headers and bodies.
 *
 * <p>Each answer of a described address is checked. A request is checked if it was accepted: an accepted one that the
 * file does not describe, even as leniently as its introduction says, is a contradiction.
 */
record DescribedCall(Operation operation, HttpRequest request, HttpReply reply) {
    private static final String ADDRESS = "https://redress.example/openapi.yaml";
    private static final OpenApiFile FILE = new OpenApiFile();
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(Dialects.getOpenApi31(), builder -> builder.schemas(
                            Map.of(ADDRESS, FILE.root().toString()))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));
    private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();
    // The chat's platform sends a comma before a closing bracket
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Set<String> OF_PAGES = Set.of("pageSize", "pageNumber", "cursor", "count");

    /** Returns the call if openapi.yaml has its address and method, and if Redress has answered it. */
    static Optional<DescribedCall> of(HttpRequest request, HttpReply reply) {
        // Servers and proxies refuse some heads of requests themselves
        if (reply.header("traceparent") == null) {
            return Optional.empty();
        }
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        return FILE.find(method, request.uri().getRawPath())
                .map(operation -> new DescribedCall(operation, request, reply));
    }

    /** Checks the answer and, if it was accepted, the request. */
    void check() {
        checkAnswer();
        if (reply.status() < 300) {
            checkParameters();
            checkBody();
        }
    }

    private void checkAnswer() {
        String status = Integer.toString(reply.status());
        JsonPointer place =
                FILE.place(operation.pointer().appendProperty("responses").appendProperty(status));
        JsonNode response = FILE.root().at(place);
        assertThat(response.isMissingNode()).as(this + " is described").isFalse();
        response.path("headers").properties().forEach(header -> {
            if (FILE.resolved(header.getValue()).path("required").booleanValue(false)) {
                assertThat(reply.header(header.getKey()))
                        .as("%s: %s", this, header.getKey())
                        .isNotNull();
            }
        });
        if (reply.http().body().length == 0) {
            assertThat(response.has("content") && !request.method().equals("HEAD"))
                    .as(this + " has no body")
                    .isFalse();
            return;
        }
        String type = mediaType(reply.header("Content-Type"));
        JsonNode content = response.path("content");
        assertThat(content.has(type) || content.has("*/*"))
                .as(this + " as " + type)
                .isTrue();
        if (isJson(type)) {
            validate(
                    place.appendProperty("content").appendProperty(type).appendProperty("schema"),
                    LENIENT.readTree(reply.text()));
        }
    }

    private void checkParameters() {
        // The list as a file ignores what selects a page
        boolean isPage = reply.header("Content-Type") == null || isJson(mediaType(reply.header("Content-Type")));
        String query = Optional.ofNullable(request.uri().getRawQuery()).orElse("");
        JsonPointer parameters = operation.pointer().appendProperty("parameters");
        for (int i = 0; i < FILE.root().at(parameters).size(); i++) {
            JsonPointer place = FILE.place(parameters.appendIndex(i));
            JsonNode parameter = FILE.root().at(place);
            String name = parameter.path("name").stringValue();
            JsonPointer schema = place.appendProperty("schema");
            if (parameter.path("in").asString().equals("query") && (isPage || !OF_PAGES.contains(name))) {
                for (String pair : query.split("&")) {
                    if (pair.startsWith(name + "=") && pair.length() > name.length() + 1) {
                        String value = URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                        validate(schema, typed(FILE.resolved(parameter.path("schema")), value));
                    }
                }
            } else if (parameter.path("in").asString().equals("header")) {
                Optional<String> value = request.headers().firstValue(name);
                assertThat(value.isPresent() || !parameter.path("required").booleanValue(false))
                        .as(this + " has " + name)
                        .isTrue();
                value.ifPresent(text -> validate(schema, JsonMapper.shared().valueToTree(text)));
            }
        }
    }

    /** Returns the value that a parameter's text stands for. */
    private static JsonNode typed(JsonNode schema, String text) {
        if (schema.path("type").asString("").equals("array")) {
            return JsonMapper.shared()
                    .createArrayNode()
                    .addAll(Arrays.stream(text.split(","))
                            .map(element -> typed(FILE.resolved(schema.path("items")), element))
                            .toList());
        }
        return LenientBody.of(FILE, schema, scalar(schema, text.strip()));
    }

    private static JsonNode scalar(JsonNode schema, String text) {
        try {
            return schema.path("type").asString("").equals("string")
                    ? JsonMapper.shared().valueToTree(text)
                    : JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            return JsonMapper.shared().valueToTree(text);
        }
    }

    private void checkBody() {
        JsonPointer place = operation.pointer().appendProperty("requestBody").appendProperty("content");
        JsonNode content = FILE.root().at(place);
        String type = request.headers()
                .firstValue("Content-Type")
                .map(DescribedCall::mediaType)
                .orElse("");
        if (content.isMissingNode()) {
            return;
        }
        assertThat(content.has(type)).as(this + " of " + type).isTrue();
        if (isJson(type)) {
            JsonPointer schema = place.appendProperty(type).appendProperty("schema");
            sentJson()
                    .ifPresent(body ->
                            validate(schema, LenientBody.of(FILE, FILE.root().at(schema), body)));
        }
    }

    /** Returns the body; empty for one that only the chat understands, such as a name with half of a surrogate pair. */
    private Optional<JsonNode> sentJson() {
        try {
            return Optional.of(LENIENT.readTree(SentBody.bytes(request)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private void validate(JsonPointer schema, JsonNode value) {
        assertThat(COMPILED.computeIfAbsent(
                                schema.toString(), at -> SCHEMAS.getSchema(SchemaLocation.of(ADDRESS + "#" + at)))
                        .validate(value))
                .as("%s: %s", this, value)
                .isEmpty();
    }

    private static boolean isJson(String type) {
        return type.matches("application/(.+\\+)?json");
    }

    private static String mediaType(String header) {
        return header.split(";")[0].strip();
    }

    @Override
    public String toString() {
        return request.method() + " " + request.uri() + " → " + reply.status();
    }
}
