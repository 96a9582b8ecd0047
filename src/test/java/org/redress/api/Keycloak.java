package org.redress.api;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.redress.run.Server;

/** A running Keycloak with the realm of keycloak/redress-realm.json, and clients that request tokens. */
public final class Keycloak {
    private static final String ADMIN = "admin";
    private static final String ADMIN_PASSWORD = "admin-s-password-in-the-tests";

    private static final String SIGNED_IN = "http://localhost:18999/signed-in";
    private static final Pattern FORM = Pattern.compile("<form[^>]*id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final String address;

    public Keycloak(int port) {
        address = "http://localhost:" + port;
    }

    /**
     * Starts it with the realm, without persistent storage.
     *
     * @param log file for its log
     */
    public static Server start(Path home, int port, Path log) throws IOException {
        Path realms = Files.createDirectories(home.resolve("data").resolve("import"));
        try (InputStream realm = Keycloak.class.getResourceAsStream("/keycloak/redress-realm.json")) {
            Files.write(realms.resolve("redress-realm.json"), realm.readAllBytes());
        }
        ProcessBuilder command = new ProcessBuilder(
                        home.resolve("bin").resolve("kc.sh").toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--import-realm")
                .redirectErrorStream(true)
                .redirectOutput(log.resolve("keycloak.log").toFile());
        command.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_APPEND",
                        "-XX:TieredStopAtLevel=1",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        ADMIN_PASSWORD));
        return Server.start(command, port);
    }

    public URI issuer() {
        return URI.create(address + "/realms/redress");
    }

    public URI keys() {
        return URI.create(issuer() + "/protocol/openid-connect/certs");
    }

    /** Requests a token with client credentials (RFC 6749, 4.4). */
    String token(String clientId, String secret) {
        JsonObject answer = json(post(
                issuer() + "/protocol/openid-connect/token",
                Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret)));
        return answer.getString("access_token");
    }

    /** Client that signs in as a browser does: gets the form, submits it, is redirected with a code. */
    static final class Browser {
        private final HttpClient http = HttpClient.newHttpClient();
        private final Keycloak keycloak;
        private final String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();

        Browser(Keycloak keycloak) {
            this.keycloak = keycloak;
        }

        /** Signs a user in, and returns the code (RFC 6749, 4.1, with RFC 7636). */
        String signIn(String user, String password) {
            return signIn(user, password, "openid");
        }

        String signIn(String user, String password, String scope) {
            Map<String, String> question = Map.of(
                    "response_type",
                    "code",
                    "client_id",
                    "care-desk",
                    "scope",
                    scope,
                    "redirect_uri",
                    SIGNED_IN,
                    "state",
                    "here",
                    "code_challenge",
                    challenge(),
                    "code_challenge_method",
                    "S256");
            HttpResponse<String> page = send(
                    http,
                    HttpRequest.newBuilder(
                            URI.create(keycloak.issuer() + "/protocol/openid-connect/auth?" + encoded(question))));
            Map<String, String> cookies = cookies(page);
            HttpResponse<String> answer = submit(page, user, password, cookies);
            if (answer.headers().firstValue("Location").isEmpty()) {
                // A realm with organizations asks for the name first, and for the password on a page of its own
                cookies.putAll(cookies(answer));
                answer = submit(answer, user, password, cookies);
            }
            return found(CODE, answer.headers().firstValue("Location").orElse(answer.body()));
        }

        private HttpResponse<String> submit(
                HttpResponse<String> page, String user, String password, Map<String, String> cookies) {
            String action = found(FORM, page.body()).replace("&amp;", "&");
            String sent = cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; "));
            return send(
                    http,
                    form(action, Map.of("username", user, "password", password, "credentialId", ""))
                            .header("Cookie", sent));
        }

        /** Returns cookies as browsers do: secure ones also to http://localhost, unlike java.net.CookieManager. */
        private static Map<String, String> cookies(HttpResponse<String> page) {
            return page.headers().allValues("Set-Cookie").stream()
                    .map(cookie -> cookie.substring(0, cookie.indexOf(';')).split("=", 2))
                    .collect(Collectors.toMap(
                            cookie -> cookie[0], cookie -> cookie[1], (first, second) -> second, LinkedHashMap::new));
        }

        /** Exchanges the code for tokens; the response may be an error. */
        JsonObject exchange(String code, String codeVerifier) {
            return json(post(
                    keycloak.issuer() + "/protocol/openid-connect/token",
                    Map.of(
                            "grant_type",
                            "authorization_code",
                            "client_id",
                            "care-desk",
                            "redirect_uri",
                            SIGNED_IN,
                            "code",
                            code,
                            "code_verifier",
                            codeVerifier)));
        }

        JsonObject exchange(String code) {
            return exchange(code, verifier);
        }

        private String challenge() {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
                return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String found(Pattern pattern, String text) {
            Matcher matcher = pattern.matcher(text);
            if (!matcher.find()) {
                throw new AssertionError("no " + pattern + " in " + text);
            }
            return matcher.group(1);
        }
    }

    /** Requests a token of the administrator. */
    String adminToken() {
        return json(post(
                        address + "/realms/master/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                ADMIN,
                                "password",
                                ADMIN_PASSWORD)))
                .getString("access_token");
    }

    /** Makes Keycloak sign with a new key; the old one is still published. */
    void rotateKeys() {
        String key =
                """
                {"name": "new key %s", "providerId": "rsa-generated", "providerType": "org.keycloak.keys.KeyProvider",
                 "config": {"priority": ["%d"], "keySize": ["2048"]}}"""
                        .formatted(UUID.randomUUID(), System.currentTimeMillis());
        administer("/components", key);
    }

    /** Creates an organization with this alias, and makes the user its member. */
    void addOrganization(String alias, String user) {
        String organization = "{\"name\":\"%1$s\",\"alias\":\"%1$s\",\"domains\":[{\"name\":\"%1$s.example\"}]}";
        String created = administer("/organizations", organization.formatted(alias));
        HttpResponse<String> users = send(
                HttpClient.newHttpClient(),
                HttpRequest.newBuilder(URI.create(address + "/admin/realms/redress/users?exact=true&username=" + user))
                        .header("Authorization", "Bearer " + adminToken()));
        String id = users.body().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        administer("/organizations/" + created + "/members", '"' + id + '"');
    }

    /** Posts to the admin API of the realm, and returns the id of what was created. */
    private String administer(String path, String body) {
        HttpResponse<String> added = send(
                HttpClient.newHttpClient(),
                HttpRequest.newBuilder(URI.create(address + "/admin/realms/redress" + path))
                        .header("Authorization", "Bearer " + adminToken())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (added.statusCode() != 201) {
            throw new AssertionError(path + ": " + added.statusCode() + " " + added.body());
        }
        return added.headers().firstValue("Location").orElse("").replaceFirst(".*/", "");
    }

    private static HttpResponse<String> post(String target, Map<String, String> fields) {
        return send(HttpClient.newHttpClient(), form(target, fields));
    }

    private static HttpRequest.Builder form(String target, Map<String, String> fields) {
        return HttpRequest.newBuilder(URI.create(target))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields)));
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(60)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonObject json(HttpResponse<String> answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
