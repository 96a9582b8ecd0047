package org.redress.api;

import jakarta.ws.rs.ApplicationPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.Documentation;
import org.redress.attachment.Multipart;
import org.redress.system.RestApplication;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** openapi.yaml: its tree, and its operations at each of their paths. */
public final class OpenApiFile {
    /** Base path of all resources. */
    public static final String BASE =
            RestApplication.class.getAnnotation(ApplicationPath.class).value();

    private static final String MULTIPART = "multipart/form-data";
    private static final Path FILE = Path.of("src/main/webapp/openapi.yaml");
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final JsonNode root;
    private final List<Operation> operations = new ArrayList<>();

    /** Reads the file as it is now. */
    public OpenApiFile() {
        this(Documentation.text(FILE));
    }

    /** @param text another version of the file */
    OpenApiFile(String text) {
        root = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .readTree(text);
        root.path("paths").properties().forEach(item -> addOperations(item.getKey(), item.getValue()));
    }

    /**
     * A method of a path.
     *
     * @param path as in the file or one of its aliases, with its parameters in braces
     * @param roles allowed roles; empty if all callers are allowed
     * @param tenant source of the merchant: path, token, or null if there is no merchant
     * @param pointer its place in the file
     */
    public record Operation(
            String id,
            String method,
            String path,
            Set<String> roles,
            String tenant,
            JsonPointer pointer,
            JsonNode node) {
        public boolean isAlias() {
            return !path.startsWith(BASE + "/");
        }
    }

    public JsonNode root() {
        return root;
    }

    public List<Operation> operations() {
        return operations;
    }

    private void addOperations(String itemPath, JsonNode item) {
        Stream.concat(Stream.of(itemPath), aliases(item)).forEach(path -> item.propertyNames().stream()
                .filter(METHODS::contains)
                .map(method ->
                        JsonPointer.compile("/paths").appendProperty(itemPath).appendProperty(method))
                .forEach(place -> operations.add(operation(path, place, root.at(place)))));
    }

    /**
     * Finds the operation of a call.
     *
     * @param path as sent, without the query
     */
    public Optional<Operation> find(String method, String path) {
        return operations().stream()
                .filter(operation -> operation.method().equals(method))
                .filter(operation -> matches(operation.path(), path))
                // …/disputes/statistics is no dispute
                .min(Comparator.comparingInt(operation -> operation.path().split("[{]").length));
    }

    private static boolean matches(String template, String path) {
        String[] expected = template.split("/");
        String[] actual = path.split("/");
        if (expected.length != actual.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            boolean matches = expected[i].startsWith("{")
                    ? actual[i].matches(expected[i].matches(".*:import") ? ".*:import" : "[^:]*")
                    : expected[i].equals(actual[i]);
            if (!matches) {
                return false;
            }
        }
        return true;
    }

    /** Returns the other paths of a path item, or the other places of a field of the chat's envelope. */
    public static Stream<String> aliases(JsonNode node) {
        return node.path("x-aliases").valueStream().map(JsonNode::stringValue);
    }

    private static Operation operation(String path, JsonPointer pointer, JsonNode node) {
        Set<String> roles = new TreeSet<>();
        node.path("x-roles").forEach(role -> roles.add(role.stringValue()));
        return new Operation(
                node.path("operationId").stringValue(null),
                pointer.last().getMatchingProperty().toUpperCase(Locale.ROOT),
                path,
                roles,
                node.path("x-tenant").stringValue(null),
                pointer,
                node);
    }

    /** Returns the path of the operation with the examples of its parameters, and its required query. */
    public String samplePath(Operation operation) {
        String path = operation.path();
        for (Map.Entry<String, String> example : examples(operation, "path").entrySet()) {
            path = path.replace("{" + example.getKey() + "}", example.getValue());
        }
        String query = examples(operation, "query").entrySet().stream()
                .map(example -> example.getKey() + "=" + example.getValue())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** Returns the required headers of the operation, with their examples. */
    public Map<String, String> sampleHeaders(Operation operation) {
        return examples(operation, "header");
    }

    private Map<String, String> examples(Operation operation, String place) {
        Map<String, String> examples = new LinkedHashMap<>();
        operation.node().path("parameters").valueStream().map(this::resolved).forEach(parameter -> {
            if (parameter.path("in").stringValue("").equals(place)
                    && parameter.path("required").booleanValue(false)) {
                examples.put(
                        parameter.path("name").stringValue(),
                        parameter.path("example").asString());
            }
        });
        return examples;
    }

    /** Returns the first media type of the request body, or null if there is no body. */
    public static String sampleType(Operation operation) {
        String type = bodyType(operation);
        return MULTIPART.equals(type) ? Multipart.TYPE : type;
    }

    private static String bodyType(Operation operation) {
        JsonNode content = operation.node().at("/requestBody/content");
        return content.isMissingNode()
                ? null
                : content.propertyNames().iterator().next();
    }

    /** Returns the first example of a body of that type, serialized. */
    public static String sampleBody(Operation operation) {
        JsonNode value = operation
                .node()
                .at("/requestBody/content")
                .path(bodyType(operation))
                .path("examples")
                .iterator()
                .next()
                .path("value");
        if (bodyType(operation).equals(MULTIPART)) {
            return multipart(value);
        }
        return value.isString() ? value.stringValue() : value.toString();
    }

    /** Returns a multipart body: a list is files, a text is a text field. */
    private static String multipart(JsonNode value) {
        Multipart body = new Multipart();
        value.properties().forEach(part -> {
            if (part.getValue().isString()) {
                body.text(part.getKey(), part.getValue().stringValue());
            }
            for (JsonNode file : part.getValue()) {
                body.file("sample", file.stringValue().getBytes(StandardCharsets.UTF_8));
            }
        });
        return new String(body.body(), StandardCharsets.UTF_8);
    }

    /** Returns the node, or the target of its $ref. */
    public JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? resolved(at(node.path("$ref").stringValue())) : node;
    }

    /** Returns the pointer, or that of the target of the $ref there. */
    JsonPointer place(JsonPointer pointer) {
        JsonNode node = root.at(pointer);
        return node.has("$ref")
                ? JsonPointer.compile(node.path("$ref").stringValue().substring(1))
                : pointer;
    }

    /** Returns the target of a reference such as #/components/schemas/Dispute, or a missing node. */
    public JsonNode at(String reference) {
        return root.at(JsonPointer.compile(reference.substring(1)));
    }

    public Set<String> references() {
        Set<String> references = new LinkedHashSet<>();
        walk((pointer, node) -> {
            if (node.path("$ref").isString()) {
                references.add(node.path("$ref").stringValue());
            }
        });
        return references;
    }

    /** Returns all objects of the file with their JSON pointers, without those in examples. */
    public void walk(BiConsumer<JsonPointer, JsonNode> visitor) {
        walk(JsonPointer.empty(), root, visitor);
    }

    private static void walk(JsonPointer pointer, JsonNode node, BiConsumer<JsonPointer, JsonNode> visitor) {
        if (node.isObject()) {
            visitor.accept(pointer, node);
            node.properties().forEach(field -> {
                if (!Set.of("example", "examples").contains(field.getKey())) {
                    walk(pointer.appendProperty(field.getKey()), field.getValue(), visitor);
                }
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(pointer.appendIndex(i), node.get(i), visitor);
            }
        }
    }
}
