package org.redress.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.redress.run.Issuer;
import org.redress.run.Server;

/** The WAR with demo data on the server of the Maven profile, and a browser. */
final class Desk implements AutoCloseable {
    static final Path BUILD = Path.of(System.getProperty("redress.war")).getParent();

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Issuer SSO = new Issuer();
    /** Ids of the merchants that tests create. */
    private static final AtomicInteger MERCHANTS = new AtomicInteger(7000);

    private final Server server;
    private final Playwright playwright;
    private final Browser browser;

    /** Starts the server with demo data and additional settings, and the browser. */
    Desk(int port, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("DEMO_DATA", "true");
        all.put("REQUESTS_PER_SECOND", "100000");
        all.put("CHAT_COMPLAINTS_PER_HOUR", "100000");
        server = Server.chosen(BUILD, port, all);
        assertThat(server.answers("/console/config.json", PATIENCE))
                .as("the server answers; its log is in target/servers")
                .isTrue();
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        // Without its own sandbox: in containers, tests run as root
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("chromium")))
                        .setArgs(List.of("--no-sandbox")));
    }

    /** Starts a demo, whose tokens this test signs. */
    static Desk ofDemo() {
        Path folder = BUILD.resolve("console-it");
        Path keys = SSO.writeKeys(folder.resolve("keys.json"));
        for (String role : List.of("merchant", "viewer", "chatbot")) {
            write(folder.resolve(role + ".jwt"), token(role, "Demo " + role, 1));
        }
        write(folder.resolve("operator.jwt"), token("operator", "Demo operator"));
        return new Desk(
                Integer.parseInt(System.getProperty("console.port")),
                Map.of(
                        "DEMO_TOKENS",
                        folder.toAbsolutePath().toString(),
                        "SSO_ISSUER",
                        Issuer.NAME,
                        "SSO_AUDIENCE",
                        Issuer.AUDIENCE,
                        "SSO_KEYS",
                        keys.toAbsolutePath().toString()));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Browser browser() {
        return browser;
    }

    /** Returns an address of the console, such as that of "#/1/figures". */
    String address(String hash) {
        return server.address().resolve("/console/") + hash;
    }

    static String token(String role, String name, Integer... merchants) {
        return SSO.sign(
                SSO.claims(role, Duration.ofHours(1), merchants).subject(name).build());
    }

    /** Returns a token with several roles. */
    static String token(List<String> roles, String name, Integer... merchants) {
        return SSO.sign(SSO.claims(roles.get(0), Duration.ofHours(1), merchants)
                .subject(name)
                .claim("roles", roles)
                .build());
    }

    /** Calls the API of merchant 1 as another member of staff, and returns the JSON of the response. */
    JsonObject colleague(String method, String path, String body, String... headers) {
        return call(token("merchant", "Colleague", 1), method, "1/" + path, body, headers);
    }

    /** Calls the API of merchants as another operator, and returns the JSON of the response. */
    JsonObject operator(String method, String path, String body, String... headers) {
        return call(token("operator", "Olga"), method, "operator/merchants" + path, body, headers);
    }

    private JsonObject call(String token, String method, String path, String body, String... headers) {
        HttpRequest.Builder call = HttpRequest.newBuilder(uri("/api/rest/v1/" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            call.headers(headers);
        }
        try {
            HttpResponse<String> response = CLIENT.send(call.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
            try (JsonReader json = Json.createReader(new StringReader(response.body()))) {
                return json.readObject();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String path) {
        return server.address().resolve(path);
    }

    /** Opens a dispute about the documents' order, and returns its id. */
    String openDispute(String description) {
        String body = Json.createObjectBuilder()
                .add("orderId", "748596")
                .add("reasonId", 10213)
                .add("description", description)
                .add("source", "Phone")
                .build()
                .toString();
        return colleague("POST", "disputes", body).getString("id");
    }

    /** Performs an action on any version of a dispute. */
    void act(String id, String action, String body) {
        colleague("POST", "disputes/" + id + "/actions/" + action, body, "If-Match", "*");
    }

    /** Creates a job that takes a dispute, whose version is an old one; returns its id. */
    String createJob(String disputeId) {
        String body = "{\"command\":{\"action\":\"take\"},\"dryRun\":false,\"disputes\":[{\"id\":\"" + disputeId
                + "\",\"etag\":\"\\\"0\\\"\"}]}";
        return colleague("POST", "disputes:bulk", body).getString("id");
    }

    /** Waits until the event log has an event of a dispute. */
    void awaitEvent(String type, String disputeId) {
        String cursor = "0";
        for (int i = 0; i < 100; i++) {
            String query = "?types=" + type + "&pageSize=100&wait=5&cursor=" + cursor;
            JsonObject page = colleague("GET", "events" + query, "");
            boolean found = page.getJsonArray("events").getValuesAs(JsonObject.class).stream()
                    .anyMatch(event ->
                            event.getJsonObject("subject").getString("id").equals(disputeId));
            if (found) {
                return;
            }
            cursor = page.getString("next");
        }
        throw new AssertionError("no " + type);
    }

    /**
     * Creates a webhook that nobody listens to, with an attempted delivery.
     *
     * @return its address in the console
     */
    String createWebhook(String description) {
        String body = "{\"url\":\"http://localhost:9/\",\"description\":\"" + description
                + "\",\"types\":[\"merchant.suspended\"]}";
        String path = "webhooks/" + colleague("POST", "webhooks", body).getString("id");
        colleague("POST", path + "/actions/test", "");
        return "#/1/" + path;
    }

    /** Creates a merchant with a name of its own, as a draft without currency and languages; returns its id. */
    int createMerchant(String name) {
        int id = MERCHANTS.incrementAndGet();
        JsonObject merchant = Json.createObjectBuilder()
                .add("id", id)
                .add("name", name)
                .add("email", "care@shop.example")
                .add("countryCode", "DE")
                .add("timeZone", "Europe/Berlin")
                .build();
        return operator("POST", "", merchant.toString()).getInt("id");
    }

    /** Creates a merchant, and activates it. */
    int createActiveMerchant(String name) {
        int id = createMerchant(name);
        operator("PATCH", "/" + id, "{\"currency\":\"EUR\",\"languages\":[\"de\"]}", "If-Match", "*");
        operator("POST", "/" + id + "/actions/activate", "{\"reason\":\"Signed.\"}", "If-Match", "*");
        return id;
    }

    @Override
    public void close() {
        try {
            playwright.close();
        } finally {
            server.close();
        }
    }
}
