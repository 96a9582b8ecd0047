package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.redress.api.OpenApiFile.Operation;

/** Preconditions, methods, media types, codings and origins: the same rules at each address of openapi.yaml. */
interface HttpContract {
    OpenApiFile FILE = new OpenApiFile();
    String TAG = "If-None-Match";

    Redress redress();

    static Stream<Operation> operations() {
        return FILE.operations().stream();
    }

    static Stream<Operation> readings() {
        return operations().filter(operation -> operation.method().equals("GET"));
    }

    private static boolean hasTag(Operation operation) {
        return !operation.node().at("/responses/200/headers/ETag").isMissingNode();
    }

    static Stream<Operation> withBody() {
        return operations().filter(operation -> OpenApiFile.sampleType(operation) != null);
    }

    /** Changes of what has an entity tag. */
    static Stream<Operation> conditionalChanges() {
        return operations()
                .filter(operation -> !operation.method().equals("GET"))
                .filter(operation -> headers(operation).contains("If-Match"));
    }

    private static Set<String> headers(Operation operation) {
        return operation
                .node()
                .path("parameters")
                .valueStream()
                .map(FILE::resolved)
                .filter(parameter -> parameter.path("in").asString().equals("header"))
                .map(parameter -> parameter.path("name").asString())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("org.redress.api.HttpContract#readings")
    default void an_address_that_answers_an_etag_answers_if_none_match(Operation operation) {
        if (operation.path().endsWith("/erasure")) {
            MerchantErasureContract.eraseExample(redress());
        }
        String etag = redress().send(call(operation)).header("ETag");
        if (etag == null
                && operation.node().at("/responses/200/headers/ETag").toString().contains("FileETag")) {
            // A file that is older than the tags of files
            return;
        }
        assertThat(hasTag(operation)).as("declared").isEqualTo(etag != null);
        assertThat(headers(operation).contains(TAG)).as("declared").isEqualTo(etag != null);
        assertThat(operation.node().at("/responses/304").isMissingNode())
                .as("declared")
                .isEqualTo(etag == null);
        if (etag == null) {
            return;
        }
        for (String method : List.of("GET", "HEAD")) {
            String strong = etag.replaceFirst("^W/", "");
            for (String known : List.of(etag, strong, "W/" + strong, "\"x\", " + etag, "*")) {
                Redress.HttpReply answer =
                        redress().send(call(operation, method).header(TAG, known));
                assertThat(answer.status()).as(method + known).isEqualTo(304);
                assertThat(answer.header("ETag")).isEqualTo(etag);
                assertThat(answer.http().body()).isEmpty();
            }
            for (String other : List.of("\"x\"", "x")) {
                assertThat(redress()
                                .send(call(operation, method).header(TAG, other))
                                .status())
                        .as(method + other)
                        .isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.redress.api.HttpContract#conditionalChanges")
    default void if_none_match_prevents_a_change_of_what_exists(Operation operation) {
        assertThat(headers(operation)).contains(TAG);
        String before = read(operation).withoutUniqueIds();
        for (Map<String, String> headers : List.of(
                Map.of(TAG, "*"),
                Map.of(TAG, "*", "If-Match", "*"),
                Map.of(TAG, read(operation).header("ETag"), "If-Match", "*"))) {
            HttpRequest.Builder call = call(operation);
            headers.forEach(call::setHeader);
            if (!headers.containsKey("If-Match")) {
                call = withoutIfMatch(operation).header(TAG, "*");
            }
            Redress.HttpReply answer = redress().send(call);
            assertThat(answer.status()).as(headers + answer.text()).isEqualTo(412);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
        assertThat(read(operation).withoutUniqueIds()).isEqualTo(before);
    }

    /** Reads the thing that the operation changes. */
    private Redress.HttpReply read(Operation operation) {
        String path = FILE.samplePath(operation).replaceFirst("/actions/.*", "");
        return redress().get(path, Redress.token(role(operation), 1));
    }

    static String role(Operation operation) {
        return Stream.of("merchant", "chatbot", "operator")
                .filter(operation.roles()::contains)
                .findFirst()
                .orElseThrow();
    }

    @Test
    default void the_same_put_again_changes_nothing_whatever_the_etag() {
        for (Operation put : operations()
                .filter(operation -> operation.method().equals("PUT"))
                .toList()) {
            Redress.HttpReply first = redress().send(call(put).setHeader("If-Match", "*"));
            assertThat(first.status()).as(put.path() + first.text()).isIn(200, 204);
            Redress.HttpReply again = redress().send(call(put).setHeader("If-Match", "\"of-before\""));
            assertThat(again.status()).as(put.path()).isEqualTo(first.status());
            assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
            // A presence answers those of others, which end after a minute
            if (!put.path().endsWith("/presence")) {
                assertThat(again.text()).isEqualTo(first.text());
            }
        }
    }

    /** Sample of each path of the file, and the methods of the path. */
    static Stream<Map.Entry<String, Set<String>>> methodsOfPaths() {
        Map<String, Set<String>> methods = new TreeMap<>();
        Map<String, String> samples = new TreeMap<>();
        operations().forEach(operation -> {
            methods.computeIfAbsent(operation.path(), path -> new TreeSet<>()).add(operation.method());
            samples.put(operation.path(), FILE.samplePath(operation));
        });
        return methods.entrySet().stream().map(path -> Map.entry(samples.get(path.getKey()), path.getValue()));
    }

    @ParameterizedTest
    @MethodSource("org.redress.api.HttpContract#methodsOfPaths")
    default void options_of_a_known_address_is_answered_with_its_methods(Map.Entry<String, Set<String>> path) {
        String[] tokens = {null, Redress.token("nobody"), Redress.token("viewer", 1), "garbage"};
        for (String token : tokens) {
            HttpRequest.Builder call =
                    token == null ? redress().call(path.getKey()) : redress().call(path.getKey(), token);
            Redress.HttpReply answer = redress().send(call.method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.status()).as(answer.text()).isIn(200, 204);
            assertThat(answer.header("Allow").split("\\s*,\\s*"))
                    .contains(path.getValue().toArray(String[]::new))
                    .contains("OPTIONS");
        }
    }

    @ParameterizedTest
    @MethodSource("org.redress.api.HttpContract#methodsOfPaths")
    default void another_method_is_a_problem_with_the_methods_of_the_address(Map.Entry<String, Set<String>> path) {
        for (String method : List.of("GET", "PUT", "POST", "PATCH", "DELETE")) {
            if (!path.getValue().contains(method)) {
                Redress.HttpReply answer = redress()
                        .send(redress()
                                .call(path.getKey(), Redress.token("merchant", 1))
                                .method(method, HttpRequest.BodyPublishers.noBody()));
                assertProblem(answer, 405);
                assertThat(answer.header("Allow").split("\\s*,\\s*"))
                        .contains(path.getValue().toArray(String[]::new));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.redress.api.HttpContract#withBody")
    default void a_content_coding_is_not_supported(Operation operation) {
        for (String coding : List.of("gzip", "br", "x", "identity, gzip", "identity,identity,deflate")) {
            Redress.HttpReply answer = redress().send(call(operation).header("Content-Encoding", coding));
            assertProblem(answer, 415);
            assertThat(answer.header("Accept-Encoding")).isEqualTo("identity");
            assertThat(answer.object()
                            .getJsonArray("violations")
                            .getJsonObject(0)
                            .getString("field"))
                    .isEqualTo("Content-Encoding");
            assertChat(operation, answer);
        }
        assertThat(redress()
                        .send(call(operation).header("Content-Encoding", "Identity"))
                        .status())
                .isIn(200, 201, 204, 409, 412);
    }

    @ParameterizedTest
    @MethodSource("org.redress.api.HttpContract#withBody")
    default void a_content_type_that_is_none_is_not_supported(Operation operation) {
        for (String type :
                List.of("application", "json", "/", "application/", "application/json; charset", "*/*", ",")) {
            Redress.HttpReply answer = redress().send(call(operation).setHeader("Content-Type", type));
            assertProblem(answer, 415);
            assertChat(operation, answer);
        }
    }

    private static void assertChat(Operation operation, Redress.HttpReply answer) {
        if (operation.roles().contains("chatbot")) {
            assertThat(answer.replyText()).isNotBlank();
            assertThat(answer.header("Content-Language")).isEqualTo("en-US");
        }
    }

    @ParameterizedTest
    @MethodSource("org.redress.api.HttpContract#operations")
    default void a_type_with_quality_0_is_not_acceptable(Operation operation) {
        List<String> types = operation.node().path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .flatMap(response -> response.getValue().path("content").propertyNames().stream())
                .distinct()
                .toList();
        // Responses of any type, or without content
        if (operation.roles().isEmpty() || types.isEmpty() || types.contains("*/*")) {
            return;
        }
        String none = types.stream().map(type -> type + ";q=0").collect(Collectors.joining(", "));
        for (String accept : List.of(none, "*/*; q=0.0", types.get(0) + "; Q=0.000 ,text/x;q=0.1")) {
            assertProblem(redress().send(call(operation).header("Accept", accept)), 406);
        }
        for (String type : types) {
            assertProblem(redress().send(call(operation).header("Accept", type + ";q=0")), 406);
        }
        // Servers either ignore a range that is none, or refuse it
        assertThat(redress()
                        .send(call(operation).header("Accept", "none;q=0, " + none))
                        .status())
                .isBetween(400, 406);
    }

    @ParameterizedTest
    @MethodSource("org.redress.api.HttpContract#withBody")
    default void only_the_chat_forgives_a_member_twice_and_a_trailing_comma(Operation operation) {
        String body = OpenApiFile.sampleBody(operation).lines().findFirst().orElseThrow();
        if (!body.startsWith("{")) {
            return;
        }
        String twice = body.replaceFirst("\\{", "{\"x\":1,\"x\":2,");
        String comma = body.replaceFirst("}\\s*$", ",}");
        for (String lenient : List.of(twice, comma)) {
            Redress.HttpReply answer = redress()
                    .send(call(operation).method(operation.method(), HttpRequest.BodyPublishers.ofString(lenient)));
            if (operation.roles().contains("chatbot")) {
                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            } else if (operation.path().endsWith(":import")) {
                assertThat(answer.text()).contains("\"status\":400").contains("not JSON");
            } else {
                assertProblem(answer, 400);
                assertThat(answer.object().getString("detail")).contains("not JSON");
            }
        }
    }

    /** Every ASCII character that can be seen, alone and between others, and names of folders. */
    static Stream<String> orderIds() {
        return Stream.concat(
                IntStream.rangeClosed('!', '~').mapToObj(Character::toString).flatMap(c -> Stream.of(c, "a" + c + "b")),
                Stream.of("..", "...", "a/../b", "a b", "ä", "李", "😀", "%2F", "%5C", "a%", "+49"));
    }

    @Test
    default void what_can_be_told_can_be_read() {
        for (String id : orderIds().toList()) {
            String order = OrdersContract.order("OR#1", "told")
                    .replaceAll("\\R", " ")
                    .replaceFirst("\\{", Matcher.quoteReplacement("{\"orderId\":" + Json.createValue(id) + ","));
            String told = redress()
                    .send(redress()
                            .call("/api/rest/v1/1/orders:import", Redress.token("merchant", 1))
                            .header("Content-Type", "application/x-ndjson")
                            .POST(HttpRequest.BodyPublishers.ofString(order)))
                    .text();
            String path = OrdersContract.ORDERS
                    + URLEncoder.encode(id, StandardCharsets.UTF_8)
                            .replace("+", "%20")
                            .replace(".", "%2E");
            if (told.contains("\"result\":\"")) {
                Redress.HttpReply read = redress().get(path);
                assertThat(read.status()).as(id + told + read.text()).isEqualTo(200);
                assertThat(read.object().getString("orderId")).isEqualTo(id);
            } else {
                assertThat(told).as(id).contains("\"field\":\"orderId\"");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.redress.api.HttpContract#methodsOfPaths")
    default void a_preflight_of_a_named_origin_needs_no_token(Map.Entry<String, Set<String>> path) {
        for (String method : path.getValue()) {
            Redress.HttpReply answer = redress().send(preflight(path.getKey(), "https://desk.example", method));
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://desk.example");
            assertThat(answer.header("Access-Control-Allow-Methods")).contains(method);
            assertThat(answer.header("Access-Control-Allow-Headers"))
                    .contains("Authorization", "Content-Type", "If-Match", "If-None-Match", "Idempotency-Key");
            assertThat(answer.header("Vary")).contains("Origin");
            Redress.HttpReply other = redress().send(preflight(path.getKey(), "https://evil.example", method));
            assertThat(other.header("Access-Control-Allow-Origin")).isNull();
            assertThat(other.header("Access-Control-Allow-Methods")).isNull();
        }
    }

    private HttpRequest.Builder preflight(String path, String origin, String method) {
        return redress()
                .call(path)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody());
    }

    @Test
    default void a_named_origin_may_read_answers_and_problems_with_their_headers() {
        for (String token : List.of(Redress.token("merchant", 1), "garbage")) {
            for (String origin : List.of("https://desk.example", "http://localhost:3000")) {
                Redress.HttpReply answer =
                        redress().send(redress().call("/1/disputes", token).header("Origin", origin));
                assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
                assertThat(answer.header("Access-Control-Expose-Headers"))
                        .contains("ETag", "Location", "Link", "Retry-After", "X-Total-Count");
            }
            for (String origin : List.of("null", "https://desk.example.evil.example", "http://desk.example")) {
                Redress.HttpReply answer =
                        redress().send(redress().call("/1/disputes", token).header("Origin", origin));
                assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
                assertThat(answer.status()).isEqualTo(token.equals("garbage") ? 401 : 200);
            }
        }
    }

    private HttpRequest.Builder call(Operation operation) {
        return call(operation, operation.method());
    }

    private HttpRequest.Builder call(Operation operation, String method) {
        HttpRequest.Builder request = withoutIfMatch(operation);
        FILE.sampleHeaders(operation).forEach(request::setHeader);
        return method.equals(operation.method())
                ? request
                : request.method(method, HttpRequest.BodyPublishers.noBody());
    }

    private HttpRequest.Builder withoutIfMatch(Operation operation) {
        HttpRequest.Builder request = redress().call(FILE.samplePath(operation));
        if (!operation.roles().isEmpty()) {
            request.header("Authorization", "Bearer " + Redress.token(role(operation), 1));
        }
        String type = OpenApiFile.sampleType(operation);
        return type == null
                ? request.method(operation.method(), HttpRequest.BodyPublishers.noBody())
                : request.header("Content-Type", type)
                        .method(
                                operation.method(),
                                HttpRequest.BodyPublishers.ofString(OpenApiFile.sampleBody(operation)));
    }

    private static void assertProblem(Redress.HttpReply answer, int status) {
        assertThat(answer.status())
                .as(answer.http().request().method() + answer.http().uri() + answer.text())
                .isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
}
