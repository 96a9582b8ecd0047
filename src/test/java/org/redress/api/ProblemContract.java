package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error response, of ours or of the server, is a problem without internal details. */
interface ProblemContract {
    List<String> INSIDE =
            List.of("Exception", "org.redress", "at java.", "jakarta", "javax", "<html", "SQL", "RESTEASY");

    Redress redress();

    /** Returns whether the server answers some undecodable requests by a page of its own (docs/servers.md). */
    default boolean hasOwnPages() {
        return false;
    }

    @Test
    default void an_unknown_address_is_a_problem() {
        for (String path : List.of("/nope", "/api/rest/v1/nope", "/1/nope", "/api", "/docs/nope")) {
            assertProblem(redress().get(path), 404);
        }
    }

    @Test
    default void an_unsupported_method_is_a_problem_with_the_allowed_methods() {
        String token = Redress.token("merchant", 1);
        for (String path : List.of("/1/disputes", "/api/rest/v1/1/disputes")) {
            Redress.HttpReply answer =
                    redress().send(redress().call(path, token).DELETE());
            assertProblem(answer, 405);
            assertThat(answer.header("Allow")).contains("GET");
        }
    }

    @Test
    default void another_type_of_body_or_answer_is_a_problem() {
        String token = Redress.token("chatbot", 1);
        HttpRequest.Builder text = redress()
                .call(Redress.CHAT + ChatContract.STATUS, token)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("hello"));
        assertProblem(redress().send(text), 415);
        HttpRequest.Builder html =
                redress().call("/1/disputes", Redress.token("viewer", 1)).header("Accept", "text/html");
        assertProblem(redress().send(html), 406);
    }

    @Test
    default void the_description_and_its_page_need_no_token() {
        Redress.HttpReply description =
                redress().send(redress().call("/openapi.yaml").GET());
        assertThat(description.status()).isEqualTo(200);
        assertThat(description.header("Content-Type")).startsWith("application/yaml");
        assertThat(description.text()).startsWith("openapi: 3.1");
        for (String file : List.of("/docs/", "/docs/docs.js", "/docs/swagger-ui-bundle.js", "/docs/swagger-ui.css")) {
            assertThat(redress().send(redress().call(file).GET()).status())
                    .as(file)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /1/disputes/%00",
                "GET /1/disputes?query=%",
                "GET /1/disputes?query=%ff",
                "GET /1/disputes?query={x}",
                "GET /WEB-INF/web.xml",
                "GET /%2e%2e/%2e%2e/etc/passwd",
                "GET /1/disputes;x=1",
                "GET /1/disputes/..%2f..%2fWEB-INF/web.xml",
                "GET /Complaints/%0d%0a/attachments/1",
                "GET //1/disputes",
                "GET /\\",
                "BREW /1/disputes",
                "BREW /openapi.yaml",
                "BREW /nope",
                "TRACE /1/disputes",
                "TRACE /openapi.yaml",
                "OPTIONS /1/disputes",
                "HEAD /1/disputes",
                "POST /api/rest/v1/ecom/integrations/getOrderStatus"
            })
    default void no_internals_of_the_server_are_shown(String line) {
        String answer = redress()
                .raw(line + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Redress.token("merchant", 1)
                        + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        assertThat(answer).as(line).matches("(?s)HTTP/1\\.1 [24]\\d\\d .*");
        assertThat(answer).as(line).doesNotContainIgnoringCase(INSIDE.toArray(String[]::new));
        // A request that the server's connector rejects gets a response without a body, or a page that repeats its path
        boolean isOfConnector =
                answer.contains("Content-Length: 0") || hasOwnPages() && !answer.contains("traceparent");
        if (answer.startsWith("HTTP/1.1 4") && !isOfConnector) {
            assertThat(answer).contains("Content-Type: application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/1/disputes", "/api/rest/v1/1/disputes", "/openapi.yaml", "/docs/", "/nope"})
    default void an_unknown_method_is_a_problem_wherever_it_is_sent(String path) {
        HttpRequest.Builder call =
                redress().call(path, Redress.token("merchant", 1)).method("BREW", HttpRequest.BodyPublishers.noBody());
        Redress.HttpReply answer = redress().send(call);
        assertProblem(answer, 405);
        assertThat(answer.header("Allow")).contains("GET").doesNotContain("BREW");
    }

    /** A call without a body, and what the caller sends in its place. */
    record WithoutBody(OpenApiFile.Operation route, String contentType, boolean chunked) {
        @Override
        public String toString() {
            return route.method() + " " + route.path() + " with Content-Type " + contentType
                    + (chunked ? ", chunked" : "");
        }
    }

    static Stream<WithoutBody> callsWithoutBody() {
        return AccessContract.FILE.operations().stream()
                .filter(route -> OpenApiFile.sampleType(route) != null)
                .flatMap(route -> Stream.of(
                        new WithoutBody(route, null, false),
                        new WithoutBody(route, OpenApiFile.sampleType(route), false),
                        new WithoutBody(route, OpenApiFile.sampleType(route), true)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.redress.api.ProblemContract#callsWithoutBody")
    default void a_call_without_its_body_is_a_problem_that_names_the_body(WithoutBody without) {
        OpenApiFile.Operation route = without.route();
        HttpRequest.Builder call = redress()
                .call(
                        AccessContract.FILE.samplePath(route),
                        Redress.token(route.roles().iterator().next(), 1))
                .method(
                        route.method(),
                        without.chunked()
                                ? HttpRequest.BodyPublishers.ofInputStream(InputStream::nullInputStream)
                                : HttpRequest.BodyPublishers.noBody());
        AccessContract.FILE.sampleHeaders(route).forEach(call::header);
        if (without.contentType() != null) {
            call.header("Content-Type", without.contentType());
        }
        Redress.HttpReply answer = redress().send(call);
        assertProblem(answer, 400);
        assertThat(answer.object().getString("detail")).isEqualTo("body is required.");
        assertThat(answer.object().getJsonArray("violations").getJsonObject(0).getString("place"))
                .isEqualTo("body");
        assertThat(answer.object().containsKey("response"))
                .isEqualTo(route.roles().contains("chatbot"));
    }

    @Test
    default void a_value_that_no_column_holds_is_a_problem_too_and_is_not_repeated() {
        String grows = "\u00df".repeat(33);
        String order =
                """
                {"orderNumber":"OR#1","status":"PLACED","amount":"1.00","currency":"EUR",
                 "customer":{"channelIdentities":[{"channel":"%s","uid":"1"}]},
                 "items":[{"title":"Item","quantity":1,"amount":"1.00"}]}"""
                        .formatted(grows);
        HttpRequest.Builder call = redress()
                .call("/api/rest/v1/1/orders/grows", Redress.token("merchant", 1))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(order));
        Redress.HttpReply answer = redress().send(call);
        assertProblem(answer, answer.status());
        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(answer.text()).doesNotContain(grows, grows.toUpperCase(Locale.ROOT));
    }

    private static void assertProblem(Redress.HttpReply answer, int status) {
        assertThat(answer.status()).as(answer.http().uri() + answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type"))
                .as(answer.http().uri().toString())
                .startsWith("application/problem+json");
        assertThat(answer.object().getInt("status")).isEqualTo(status);
        assertThat(answer.object().getString("title")).isNotBlank();
        assertThat(answer.object().getString("detail")).isNotBlank();
        assertThat(answer.text()).doesNotContainIgnoringCase(INSIDE.toArray(String[]::new));
    }
}
