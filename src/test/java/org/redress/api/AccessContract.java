package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.run.Issuer;

/** Access control: each route of openapi.yaml × role × tenant, and invalid tokens. */
interface AccessContract {
    OpenApiFile FILE = new OpenApiFile();

    Redress redress();

    /** A call of a route and its expected outcome. */
    record Row(OpenApiFile.Operation route, String role, List<Integer> clientIds, int status) {
        @Override
        public String toString() {
            return route.method() + " " + route.path() + " as " + role + " of " + clientIds + " is " + status;
        }
    }

    static Stream<Row> matrix() {
        return FILE.operations().stream().flatMap(AccessContract::rows);
    }

    private static Stream<Row> rows(OpenApiFile.Operation route) {
        return Stream.of("chatbot", "merchant", "viewer", "operator", "nobody")
                .flatMap(role -> Stream.of(List.of(1), List.of(2), List.of(1, 2), List.<Integer>of())
                        .map(clientIds -> new Row(route, role, clientIds, expected(route, role, clientIds))));
    }

    /** Returns the expected status; the examples of openapi.yaml belong to merchant 1. */
    private static int expected(OpenApiFile.Operation route, String role, List<Integer> clientIds) {
        boolean chat = route.roles().equals(Set.of("chatbot"));
        if (route.roles().isEmpty()) {
            return open(route);
        } else if (!route.roles().contains(role) || (chat && clientIds.size() != 1)) {
            return 403;
        } else if (chat || Set.of("all", "any").contains(route.tenant()) || clientIds.contains(1)) {
            return 200;
        }
        return route.tenant().equals("path") ? 403 : 404;
    }

    /** Returns the status of a route without roles: the link of openapi.yaml is none. */
    private static int open(OpenApiFile.Operation route) {
        return "link".equals(route.tenant()) ? 404 : 200;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.redress.api.AccessContract#matrix")
    default void each_route_is_open_to_its_roles_and_tenants_alone(Row row) {
        String token = Redress.SSO.token(
                row.role(), Duration.ofHours(1), row.clientIds().toArray(Integer[]::new));
        if (row.route().path().endsWith("/erasure")) {
            MerchantErasureContract.eraseExample(redress());
        }
        Redress.HttpReply answer = redress().send(sample(row.route()).header("Authorization", "Bearer " + token));
        if (row.status() == 200) {
            // May fail for another reason, but not because of the token
            assertThat(answer.status()).as(answer.text()).isIn(200, 201, 204, 409, 412);
        } else {
            assertThat(answer.status()).as(answer.text()).isEqualTo(row.status());
        }
        if (row.status() >= 400) {
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    static Stream<OpenApiFile.Operation> routesWithRoles() {
        return FILE.operations().stream().filter(route -> !route.roles().isEmpty());
    }

    static Stream<OpenApiFile.Operation> routesWithoutRoles() {
        return FILE.operations().stream().filter(route -> route.roles().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("org.redress.api.AccessContract#routesWithoutRoles")
    default void a_route_without_roles_is_open_without_a_token_or_with_a_bad_one(OpenApiFile.Operation route) {
        assertThat(Redress.inTheEnd(() -> redress().send(sample(route))).status())
                .isEqualTo(open(route));
        assertThat(Redress.inTheEnd(() -> redress().send(sample(route).header("Authorization", "Bearer garbage")))
                        .status())
                .isEqualTo(open(route));
    }

    @ParameterizedTest
    @MethodSource("org.redress.api.AccessContract#routesWithRoles")
    default void without_a_token_every_route_with_roles_is_closed(OpenApiFile.Operation route) {
        Redress.HttpReply answer = redress().send(sample(route));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    static Stream<Map.Entry<String, String>> badTokens() {
        Duration hour = Duration.ofHours(1);
        Date past = Date.from(Instant.now().minusSeconds(120));
        Date future = Date.from(Instant.now().plusSeconds(120));
        JWTClaimsSet.Builder good = Redress.SSO.claims("viewer", hour, 1);
        JWTClaimsSet claims = good.build();
        String signed = Redress.SSO.sign(claims);
        return Map.ofEntries(
                Map.entry("garbage", "garbage"),
                Map.entry("three parts of garbage", "a.b.c"),
                Map.entry("alg none", new PlainJWT(claims).serialize()),
                Map.entry("tampered", signed.substring(0, signed.length() - 8) + "AAAAAAAA"),
                Map.entry("another issuer's key", new Issuer().sign(claims)),
                Map.entry("RS512", Redress.SSO.sign(new JWSHeader(JWSAlgorithm.RS512), claims)),
                Map.entry(
                        "expired",
                        Redress.SSO.sign(new JWTClaimsSet.Builder(claims)
                                .expirationTime(past)
                                .build())),
                Map.entry(
                        "without exp",
                        Redress.SSO.sign(new JWTClaimsSet.Builder(claims)
                                .expirationTime(null)
                                .build())),
                Map.entry(
                        "neither subject nor client",
                        Redress.SSO.sign(
                                new JWTClaimsSet.Builder(claims).subject(null).build())),
                Map.entry("padding", signed + "=="),
                Map.entry(
                        "not yet",
                        Redress.SSO.sign(new JWTClaimsSet.Builder(claims)
                                .notBeforeTime(future)
                                .build())),
                Map.entry(
                        "issued tomorrow",
                        Redress.SSO.sign(new JWTClaimsSet.Builder(claims)
                                .issueTime(future)
                                .build())),
                Map.entry(
                        "another issuer",
                        Redress.SSO.sign(new JWTClaimsSet.Builder(claims)
                                .issuer("https://x")
                                .build())),
                Map.entry(
                        "another audience",
                        Redress.SSO.sign(
                                new JWTClaimsSet.Builder(claims).audience("x").build())),
                Map.entry("HS256 with the public key for a secret", signedWithThePublicKey(claims)),
                Map.entry(
                        "a key that nobody knows",
                        Redress.SSO.sign(
                                new JWSHeader.Builder(JWSAlgorithm.RS256)
                                        .keyID("unknown")
                                        .build(),
                                claims)),
                Map.entry(
                        "no access token",
                        Redress.SSO.sign(
                                new JWSHeader.Builder(JWSAlgorithm.RS256)
                                        .type(new JOSEObjectType("logout+jwt"))
                                        .keyID(Redress.SSO.key().getKeyID())
                                        .build(),
                                claims)),
                Map.entry("4 KiB of nothing", "x".repeat(4096)))
                .entrySet()
                .stream();
    }

    private static String signedWithThePublicKey(JWTClaimsSet claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .keyID(Redress.SSO.key().getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new MACSigner(Redress.SSO.key().toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("org.redress.api.AccessContract#badTokens")
    default void a_token_that_is_none_is_refused(Map.Entry<String, String> token) {
        Redress.HttpReply answer = redress().get("/1/disputes", token.getValue());
        assertThat(answer.status()).as(token.getKey()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    default void a_token_of_16_KiB_is_no_reason_to_fail() {
        JWTClaimsSet claims = new JWTClaimsSet.Builder(
                        Redress.SSO.claims("viewer", Duration.ofHours(1), 1).build())
                .claim("padding", "x".repeat(16 * 1024))
                .build();
        // On a connection of its own: over HTTP/2, Payara Micro answers later calls of the connection with 431, too
        HttpRequest.Builder call =
                redress().call("/1/disputes", Redress.SSO.sign(claims)).version(HttpClient.Version.HTTP_1_1);
        // If the server's limit for headers is lower than ours, the server rejects the request
        assertThat(redress().send(call).status()).isIn(400, 401, 431);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer", "BEARER", "bEARER"})
    default void the_scheme_is_read_in_any_case(String scheme) {
        HttpRequest.Builder call =
                redress().call("/1/disputes").header("Authorization", scheme + " " + Redress.token("viewer", 1));
        assertThat(redress().send(call).status()).isEqualTo(200);
    }

    @Test
    default void two_tokens_are_none() {
        String token = Redress.token("viewer", 1);
        for (String other : List.of(token, Redress.token("merchant", 1), "garbage")) {
            HttpRequest.Builder twice = redress().call("/1/disputes", token).header("Authorization", "Bearer " + other);
            Redress.HttpReply answer = redress().send(twice);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_request\"");
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
        HttpRequest.Builder basic = redress().call("/1/disputes").header("Authorization", "Basic YTpi");
        assertThat(redress().send(basic).status()).isEqualTo(401);
    }

    @Test
    default void a_foreign_merchant_is_refused_whether_there_is_one_or_not() {
        Redress.HttpReply there = redress().get("/2/disputes");
        Redress.HttpReply notThere = redress().get("/999/disputes");
        assertThat(there.status()).isEqualTo(403);
        assertThat(there.withoutUniqueIds()).isEqualTo(notThere.withoutUniqueIds());
    }

    /** Returns the request of a route with the examples of openapi.yaml. */
    private HttpRequest.Builder sample(OpenApiFile.Operation route) {
        HttpRequest.Builder request = redress().call(FILE.samplePath(route));
        FILE.sampleHeaders(route).forEach(request::header);
        String type = OpenApiFile.sampleType(route);
        return type == null
                ? request.method(route.method(), HttpRequest.BodyPublishers.noBody())
                : request.header("Content-Type", type)
                        .method(route.method(), HttpRequest.BodyPublishers.ofString(OpenApiFile.sampleBody(route)));
    }
}
