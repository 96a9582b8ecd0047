package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that the server handles before the WAR, or instead of it. */
interface ConnectorContract {
    List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    Redress redress();

    /** Returns whether some undecodable requests are answered with 200, before the WAR is asked (docs/servers.md). */
    boolean hasGap();

    /** Requests that no server can decode: method, path, Host. */
    static Stream<List<String>> undecodable() {
        String order = "/api/rest/v1/1/orders/50";
        return METHODS.stream()
                .flatMap(method -> Stream.concat(
                        Stream.of("%", "%o", "%of", "%zz", "%4", "%u0041")
                                .map(broken -> List.of(method, order + broken, "localhost")),
                        Stream.of("a:b:c", "localhost:x").map(host -> List.of(method, order, host))));
    }

    static String request(String method, String path, String host, String more) {
        return method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer "
                + Redress.token("merchant", 1) + "\r\nConnection: close\r\n" + more + "\r\n";
    }

    @ParameterizedTest
    @MethodSource("org.redress.api.ConnectorContract#undecodable")
    default void a_request_that_cannot_be_decoded_is_refused_or_reaches_nothing(List<String> line) {
        String body = "{}";
        String answer = redress()
                .raw(request(line.get(0), line.get(1), line.get(2), "Content-Length: " + body.length() + "\r\n")
                        + body);
        if (hasGap() && answer.startsWith("HTTP/1.1 200")) {
            // No response of Redress is without it
            assertThat(answer).as(line.toString()).doesNotContain("traceparent");
        } else if (line.get(0).equals("OPTIONS") && answer.startsWith("HTTP/1.1 200")) {
            // A Host that the server ignores; the answer names the methods only
            assertThat(answer).as(line.toString()).contains("\r\nAllow: ");
        } else {
            assertThat(answer).as(line.toString()).matches("(?s)HTTP/1\\.1 4\\d\\d .*");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metrics",
                "/metrics/",
                "/metrics/base",
                "/metrics;x=1",
                "/health",
                "/health/live",
                "/openapi",
                "/openapi/",
                "/openapi/application.wadl",
                "//metrics",
                "/%6detrics",
                "/docs/../metrics",
                "/api/rest/v1/application.wadl"
            })
    default void addresses_of_the_server_are_unknown(String path) {
        for (String method : METHODS) {
            assertThat(redress().raw(request(method, path, "localhost", "")))
                    .as(method + " " + path)
                    .matches("(?s)HTTP/1\\.1 4\\d\\d .*");
        }
    }

    @Test
    default void no_address_in_a_response_has_the_host_of_the_request() {
        String order =
                """
                {"orderNumber":"OR#host","status":"PLACED","amount":"1.00","currency":"EUR","items":[{"title":"Kettle"}],
                 "customer":{"firstName":"Zoe","channelIdentities":[{"channel":"TELEGRAM","uid":"host"}]}}""";
        String dispute = "{\"orderId\":\"748596\",\"reasonId\":10213,\"description\":\"Elsewhere\"}";
        List<String> created = List.of(
                sent("PUT", "/api/rest/v1/1/orders/" + UUID.randomUUID(), order),
                sent("POST", "/1/disputes", dispute),
                sent(
                        "POST",
                        location(sent("POST", "/api/rest/v1/1/disputes", dispute)) + "/comments",
                        "{\"text\":\"a\",\"visibility\":\"INTERNAL\"}"));
        assertThat(created).allSatisfy(answer -> {
            assertThat(answer).startsWith("HTTP/1.1 201").doesNotContain("evil.example");
            assertThat(location(answer)).startsWith("/api/rest/v1/1/");
        });
        String docs = redress().raw("GET /docs HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assertThat(docs).startsWith("HTTP/1.1 30").doesNotContain("evil.example");
        assertThat(location(docs)).isEqualTo("/docs/");
    }

    private String sent(String method, String path, String body) {
        int length = body.getBytes(StandardCharsets.ISO_8859_1).length;
        return redress()
                .raw(request(
                                method,
                                path,
                                "evil.example",
                                "Content-Type: application/json\r\nContent-Length: " + length + "\r\n")
                        + body);
    }

    private static String location(String answer) {
        return answer.replaceFirst("(?si).*\r\nLocation: ([^\r]*)\r\n.*", "$1");
    }
}
