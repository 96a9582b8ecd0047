package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.redress.run.Server;

/**
 * A real Keycloak, and the WAR on Payara Micro and on WildFly as plain processes that trust it (mvn verify -Psso). They
 * trust two more issuers: one that is unreachable, and one whose tokens look like those of Entra ID.
 */
class SsoIT {
    private static final int KEYCLOAK = 18180;
    private static final int PAYARA_MICRO = 18181;
    private static final int WILDFLY = 18182;
    private static final int UNUSED_PORT = 18199;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path BUILD = Path.of(System.getProperty("redress.war")).getParent();
    private static final Path FOLDER = BUILD.resolve("sso");
    private static final String ENTRA = "https://login.microsoftonline.com/0f1c4d1a-6f5b-4b7f-9d55-4a8f0a1b2c3d/v2.0";
    private static final String ENTRA_API = "api://7a1f4c9e-2b3d-4e5f-8a9b-0c1d2e3f4a5b";
    private static final String OUT_OF_REACH = "https://out-of-reach.example";

    private static final Keycloak SSO = new Keycloak(KEYCLOAK);
    private static final List<Server> STARTED = new ArrayList<>();

    @BeforeAll
    static void startThemAll() throws IOException {
        // Also if this JVM is terminated: the processes would outlive it
        Runtime.getRuntime().addShutdownHook(new Thread(SsoIT::stopThemAll));
        Server keycloak = started(Keycloak.start(
                Path.of(System.getProperty("keycloak.home")), KEYCLOAK, Files.createDirectories(FOLDER)));
        Server payara = started(Server.payara(BUILD, PAYARA_MICRO, settings()));
        Server wildfly = started(Server.wildfly(BUILD, WILDFLY, settings()));

        assertThat(keycloak.answers(SSO.keys().getPath(), PATIENCE))
                .as("Keycloak answers; its log is in target/sso")
                .isTrue();
        for (Server server : List.of(payara, wildfly)) {
            // Repeats a call that was answered with 503 while the first keys were fetched
            HttpRequest.Builder list = HttpRequest.newBuilder(server.address().resolve("/2/disputes"))
                    .header("Authorization", "Bearer " + secondShop());
            assertThat(server.answers("/openapi.yaml", PATIENCE) && server.answers(list, Duration.ofSeconds(30)))
                    .as(server.address() + " answers; its log is in target/servers")
                    .isTrue();
        }
    }

    private static Server started(Server server) {
        STARTED.add(server);
        return server;
    }

    @AfterAll
    static void stopThemAll() {
        STARTED.parallelStream().forEach(Server::close);
    }

    private static Map<String, String> settings() {
        Path entraKeys = Redress.SSO.writeKeys(FOLDER.resolve("entra.json"));
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("DEMO_DATA", "true");
        settings.put("SSO_ISSUER", SSO.issuer().toString());
        settings.put("SSO_AUDIENCE", "redress");
        settings.put("SSO_KEYS", SSO.keys().toString());
        settings.put("SSO_ROLES_CLAIM", "realm_access.roles");
        settings.put("SSO_2_ISSUER", OUT_OF_REACH);
        settings.put("SSO_2_AUDIENCE", "redress");
        settings.put("SSO_2_KEYS", "http://localhost:" + UNUSED_PORT + "/keys");
        settings.put("SSO_3_ISSUER", ENTRA);
        settings.put("SSO_3_AUDIENCE", ENTRA_API);
        settings.put("SSO_3_ROLES_CLAIM", "roles");
        settings.put("SSO_3_CLIENT_IDS_CLAIM", "roles");
        settings.put("SSO_3_KEYS", entraKeys.toAbsolutePath().toString());
        return settings;
    }

    /** Starts the WAR on this server. */
    record On(String server, Redress redress) {
        @Override
        public String toString() {
            return server;
        }

        int status(String path, String token) {
            return redress.get(path, token).status();
        }

        Redress.HttpReply chat(String operation, String token) {
            String document = Map.of(
                            "getOrderStatus", "order-status",
                            "raiseComplaintsAgainstOrder", "raising-complaints",
                            "getComplaintsTrackingDetails", "tracking-complaints")
                    .get(operation);
            return redress.send(redress.chat(operation, token, Redress.document(document + ".request.json")));
        }

        void refuses(String token) {
            Redress.HttpReply answer = redress.get("/1/disputes", token);
            assertThat(answer.status()).as(answer.text()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    static Stream<On> servers() {
        return Stream.of(new On("Payara Micro", new Redress(PAYARA_MICRO)), new On("WildFly", new Redress(WILDFLY)));
    }

    private static String chatPlatform() {
        return SSO.token("chat-platform", "chat-platform-secret-of-the-tests");
    }

    private static String secondShop() {
        return SSO.token("second-shop-system", "second-shop-secret-of-the-tests");
    }

    private static JsonObject signedIn() {
        Keycloak.Browser browser = new Keycloak.Browser(SSO);
        return browser.exchange(browser.signIn("vera", "vera-s-password-in-the-tests"));
    }

    private static JWSHeader header(String token) throws ParseException {
        return SignedJWT.parse(token).getHeader();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void the_chatbot_role_allows_chat_calls_of_its_merchant_only(On on) {
        String token = chatPlatform();

        assertThat(on.chat("getOrderStatus", token).replyText()).isEqualTo("Order 748596 has been shipped");
        assertThat(on.chat("raiseComplaintsAgainstOrder", token).status()).isEqualTo(200);
        assertThat(on.chat("getComplaintsTrackingDetails", token).status()).isEqualTo(200);
        assertThat(on.status("/1/disputes", token)).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void a_merchants_system_reads_its_own_disputes_with_an_rfc_9068_token(On on) throws ParseException {
        String token = secondShop();

        assertThat(header(token).getType()).isEqualTo(new JOSEObjectType("at+jwt"));
        assertThat(on.redress().get("/2/disputes", token).array()).isNotEmpty();
        assertThat(on.status("/1/disputes", token)).isEqualTo(403);
        assertThat(on.status("/999/disputes", token)).isEqualTo(403);
        assertThat(on.chat("getOrderStatus", token).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void a_user_signs_in_and_reads_the_disputes_of_both_merchants(On on) {
        String token = signedIn().getString("access_token");

        assertThat(on.redress().get("/1/disputes", token).array()).isNotEmpty();
        assertThat(on.redress().get("/2/disputes", token).array()).isNotEmpty();
        assertThat(on.status("/3/disputes", token)).isEqualTo(403);
        assertThat(on.chat("getOrderStatus", token).status()).isEqualTo(403);
    }

    @Test
    void a_stolen_code_is_refused_without_its_verifier() {
        Keycloak.Browser browser = new Keycloak.Browser(SSO);
        String code = browser.signIn("vera", "vera-s-password-in-the-tests");

        assertThat(browser.exchange(code, "x".repeat(64)).getString("error")).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void tokens_of_keycloak_for_other_purposes_are_refused(On on) {
        JsonObject tokens = signedIn();

        on.refuses(tokens.getString("id_token"));
        on.refuses(tokens.getString("refresh_token"));
        on.refuses(SSO.token("another-api", "another-api-secret-of-the-tests"));
    }

    @Test
    void a_new_key_of_keycloak_is_accepted_at_once_and_the_old_one_remains_valid() throws ParseException {
        String before = secondShop();
        servers().forEach(on -> assertThat(on.status("/2/disputes", before)).isEqualTo(200));

        SSO.rotateKeys();

        String after = secondShop();
        assertThat(header(after).getKeyID()).isNotEqualTo(header(before).getKeyID());
        servers().forEach(on -> {
            assertThat(on.status("/2/disputes", after)).as(on.server()).isEqualTo(200);
            assertThat(on.status("/2/disputes", before)).isEqualTo(200);
        });
    }

    @ParameterizedTest
    @MethodSource("servers")
    void callers_of_an_unreachable_sso_get_503_and_others_are_served(On on) {
        String token = Redress.SSO.sign(new JWTClaimsSet.Builder(
                        Redress.SSO.claims("viewer", Duration.ofHours(1), 1).build())
                .issuer(OUT_OF_REACH)
                .build());

        Redress.HttpReply answer = on.redress().get("/1/disputes", token);

        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("10");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(on.status("/2/disputes", secondShop())).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void a_token_in_the_form_of_entra_id_is_accepted(On on) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder(
                        Redress.SSO.claims("merchant", Duration.ofHours(1), 1).build())
                .issuer(ENTRA)
                .audience(ENTRA_API)
                .claim("ver", "2.0")
                .claim("azp", "5d6f0b3a-1c2d-4e3f-9a8b-7c6d5e4f3a2b")
                .claim("roles", List.of("merchant", "1"))
                .claim("clientIds", null)
                .build();
        String token = Redress.SSO.sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(Redress.SSO.key().getKeyID())
                        .build(),
                claims);

        assertThat(claims.getJWTID()).isNull();
        assertThat(on.status("/1/disputes", token)).isEqualTo(200);
        assertThat(on.status("/2/disputes", token)).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void a_modified_token_of_keycloak_is_refused(On on) {
        String[] token = secondShop().split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(token[1]), StandardCharsets.UTF_8);
        String changed = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        claims.replace("\"clientIds\":2", "\"clientIds\":1").getBytes(StandardCharsets.UTF_8));

        assertThat(changed).isNotEqualTo(token[1]);
        on.refuses(token[0] + "." + changed + "." + token[2]);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void a_script_onboards_a_merchant_until_its_chat_replies(On on) throws Exception {
        String id = on.server().equals("WildFly") ? "72" : "71";
        ProcessBuilder script = new ProcessBuilder("server-config/onboard.sh").redirectErrorStream(true);
        script.environment()
                .putAll(Map.ofEntries(
                        Map.entry("ID", id),
                        Map.entry("NAME", "Räder \"Sommer\" " + id),
                        Map.entry("EMAIL", "care@sommer.example"),
                        Map.entry("COUNTRY", "DE"),
                        Map.entry("TIME_ZONE", "Europe/Berlin"),
                        Map.entry("CURRENCY", "EUR"),
                        Map.entry("LANGUAGES", "de,en"),
                        Map.entry("REDRESS", on.redress().address()),
                        Map.entry("OPERATOR", SSO.token("operations", "operations-secret-of-the-tests")),
                        Map.entry("KEYCLOAK", "http://localhost:" + KEYCLOAK),
                        Map.entry("REALM", "redress"),
                        Map.entry("KEYCLOAK_ADMIN", SSO.adminToken())));
        Instant begin = Instant.now();
        Process run = script.start();
        String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.waitFor()).as(output).isZero();
        assertThat(output)
                .contains(
                        "It lacks currency",
                        "It lacks languages",
                        "Merchant " + id + " is ACTIVE",
                        "The chat replies: ");
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void an_organization_of_keycloak_opens_the_merchant_that_has_its_alias() {
        SSO.addOrganization("third-shop", "vera");
        Keycloak.Browser browser = new Keycloak.Browser(SSO);
        String token = browser.exchange(browser.signIn("vera", "vera-s-password-in-the-tests", "openid organization"))
                .getString("access_token");
        String operator = SSO.token("operations", "operations-secret-of-the-tests");
        servers().forEach(on -> {
            assertThat(on.status("/3/disputes", token)).as(on.server()).isEqualTo(403);

            Redress.HttpReply named = on.redress()
                    .send(on.redress()
                            .call("/api/rest/v1/operator/merchants/3", operator)
                            .header("Content-Type", "application/json")
                            .header("If-Match", "*")
                            .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"ssoNames\":[\"third-shop\"]}")));

            assertThat(named.status()).as(named.text()).isEqualTo(200);
            assertThat(on.status("/3/disputes", token)).as(on.server()).isEqualTo(200);
            assertThat(on.status("/1/disputes", token)).isEqualTo(200);
        });
    }
}
