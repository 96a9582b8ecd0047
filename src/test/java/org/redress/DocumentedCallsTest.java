package org.redress;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.redress.api.OpenApiFile;
import org.redress.api.OpenApiFile.Operation;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The calls that the documentation shows are calls of openapi.yaml. */
class DocumentedCallsTest {
    private static final String ADDRESS = "https://redress.example/openapi.yaml";
    private static final Path REQUESTS = Path.of("docs/requests.http");
    private static final OpenApiFile FILE = new OpenApiFile();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            Dialects.getOpenApi31(),
            builder -> builder.schemas(Map.of(ADDRESS, FILE.root().toString())));

    static List<DocumentedCall> calls() {
        return Stream.concat(
                        DocumentedCommand.all().stream()
                                .filter(command -> command.program().equals("curl"))
                                .flatMap(command ->
                                        DocumentedCall.ofCurl(command.place(), command.isToSucceed(), command.words())
                                                .stream()),
                        DocumentedCall.ofHttpFile(REQUESTS.toString(), Documentation.text(REQUESTS)).stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void a_call_is_one_of_openapi_yaml(DocumentedCall call) {
        Operation operation = operation(call);
        Map<String, JsonNode> parameters = new TreeMap<>();
        operation.node().path("parameters").valueStream().map(FILE::resolved).forEach(parameter -> {
            if (parameter.path("in").stringValue().equals("query")) {
                parameters.put(parameter.path("name").stringValue(), parameter.path("schema"));
            }
        });
        if (!call.valid()) {
            return;
        }
        call.query().forEach((name, value) -> {
            assertThat(parameters).containsKey(name);
            List<String> values = parameters
                    .get(name)
                    .path("enum")
                    .valueStream()
                    .map(JsonNode::stringValue)
                    .toList();
            assertThat(values.isEmpty() || values.contains(value))
                    .as("%s=%s", name, value)
                    .isTrue();
        });
        if (call.headers().containsKey("accept")) {
            assertThat(operation.node().at("/responses/200/content").propertyNames())
                    .contains(call.headers().get("accept"));
        }
        JsonNode content = operation.node().at("/requestBody/content");
        assertThat(content.isMissingNode()).isEqualTo(!call.headers().containsKey("content-type"));
        if (!content.isMissingNode()) {
            assertThat(content.propertyNames()).contains(call.headers().get("content-type"));
            assertBodyFitsItsSchema(call, content);
        }
    }

    private static void assertBodyFitsItsSchema(DocumentedCall call, JsonNode content) {
        if (call.body() != null && call.headers().get("content-type").matches("application/(.+\\+)?json")) {
            JsonNode schema = content.path(call.headers().get("content-type")).path("schema");
            assertThat(SCHEMAS.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer(schema)))
                            .validate(JsonMapper.shared().readTree(call.body())))
                    .isEmpty();
        }
    }

    @SuppressWarnings("ReferenceEquality") // Equal nodes stand in many places
    private static JsonPointer pointer(JsonNode schema) {
        List<JsonPointer> places = new ArrayList<>();
        FILE.walk((place, node) -> {
            if (node == schema) {
                places.add(place);
            }
        });
        return places.get(0);
    }

    @Test
    void each_operation_has_a_sample_request() {
        Set<String> without = FILE.operations().stream()
                .filter(operation -> !operation.isAlias())
                .map(Operation::id)
                .collect(Collectors.toCollection(TreeSet::new));
        DocumentedCall.ofHttpFile(REQUESTS.toString(), Documentation.text(REQUESTS)).stream()
                .filter(DocumentedCall::valid)
                .forEach(call -> without.remove(operation(call).id()));
        assertThat(without).isEmpty();
    }

    private static Operation operation(DocumentedCall call) {
        return FILE.find(call.method(), call.path())
                .orElseThrow(() -> new AssertionError("not in openapi.yaml: " + call));
    }
}
