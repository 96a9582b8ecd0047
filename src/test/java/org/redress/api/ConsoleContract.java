package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.attachment.FileType;

/** The console's files with their headers, its configuration, the caller, and actions to offer. */
interface ConsoleContract {
    String ME = "/api/rest/v1/me";
    String MARTINS = "/api/rest/v1/1/disputes/b87a9941-5d89-46a7-8890-3d1beec40def";

    Redress redress();

    private Redress.HttpReply open(String path, String... headers) {
        HttpRequest.Builder call = redress().call(path);
        return redress().send(headers.length == 0 ? call : call.headers(headers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console"})
    default void the_root_leads_to_the_console_at_any_host(String path) {
        Redress.HttpReply answer = open(path);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/console/");
    }

    @Test
    default void a_file_of_the_console_is_sent_once_and_then_known() {
        Redress.HttpReply page = open("/console/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.header("Last-Modified")).isNull();
        assertThat(page.text()).startsWithIgnoringCase("<!doctype html>");
        assertThat(open("/console/index.html").text()).isEqualTo(page.text());

        for (String known : List.of(page.header("ETag"), "W/" + page.header("ETag"), "*")) {
            Redress.HttpReply again = open("/console/", "If-None-Match", known);
            assertThat(again.status()).as(known).isEqualTo(304);
            assertThat(again.http().body()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(page.header("ETag"));
            assertThat(again.header("Cache-Control")).isEqualTo("no-cache");
        }
        assertThat(open("/console/", "If-None-Match", "\"other\"").text()).isEqualTo(page.text());
        Redress.HttpReply head =
                redress().send(redress().call("/console/").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo(page.header("ETag"));
        assertThat(head.header("Content-Length"))
                .isEqualTo(Integer.toString(page.http().body().length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/none.js",
                "/console/index",
                "/console/index.html/",
                "/console/.html",
                "/console/../WEB-INF/web.xml",
                "/console/%2e%2e/WEB-INF/web.xml",
                "/console/lib/",
                "/console/config.json/x"
            })
    default void what_is_no_file_of_the_console_is_not_found(String path) {
        // Servers refuse some of these paths themselves
        assertThat(open(path).status()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    default void files_of_the_console_are_only_read(String method) {
        for (String path : List.of("/console/index.html", "/console/config.json")) {
            Redress.HttpReply answer =
                    redress().send(redress().call(path).method(method, HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.status()).as(path).isEqualTo(405);
            assertThat(answer.header("Allow")).contains("GET", "HEAD");
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @Test
    default void each_kind_of_address_has_its_own_content_security_policy() {
        String header = "Content-Security-Policy";
        assertThat(open("/console/").header(header))
                .contains("default-src 'none'; script-src 'self'; style-src 'self';", "trusted-types lit-html")
                .contains("require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
        assertThat(open("/console/").header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(open("/docs/").header(header)).contains("default-src 'self'", "style-src 'self' 'unsafe-inline'");
        for (String path : List.of("/openapi.yaml", "/1/disputes", "/nowhere", ME, "/console/none.js")) {
            Redress.HttpReply answer = open(path);
            assertThat(answer.header(header)).as(path).isEqualTo("default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.header("Cache-Control")).as(path).isEqualTo("no-store");
        }
    }

    @Test
    default void the_configuration_is_public_and_has_no_users_but_in_a_demo_run() {
        Redress.HttpReply answer = open("/console/config.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        JsonObject config = answer.object();
        assertThat(config.keySet()).containsExactly("files", "pageMax", "languages", "version");
        assertThat(config.getJsonObject("files").getInt("max")).isEqualTo(5);
        assertThat(config.getJsonObject("files").getJsonArray("types").getValuesAs(JsonString::getString))
                .isEqualTo(FileType.mediaTypes());
        assertThat(config.getString("version"))
                .isEqualTo(new OpenApiFile().root().at("/info/version").asString());
    }

    @Test
    default void files_of_the_console_leave_no_line_in_the_log_unless_they_fail() {
        String found = UUID.randomUUID().toString().replace("-", "");
        String missing = UUID.randomUUID().toString().replace("-", "");
        open("/console/", "traceparent", "00-" + found + "-00f067aa0ba902b7-01");
        open("/console/none.js", "traceparent", "00-" + missing + "-00f067aa0ba902b7-01");
        assertThat(LogContract.linesOf(missing)).singleElement().asString().contains(" GET /console/ 404 ");
        LogContract.awaitLog(redress());
        assertThat(LogContract.log()).doesNotContain(found);
    }

    @Test
    default void a_caller_sees_its_name_roles_and_those_of_its_merchants_that_exist() {
        String token = Redress.SSO.sign(Redress.SSO
                .claims("viewer", Duration.ofHours(1), 2, 1, 999)
                .claim("name", "Anna Weber")
                .build());
        JsonObject me = redress().get(ME, token).object();
        assertThat(me.getString("name")).isEqualTo("Anna Weber");
        assertThat(me.getJsonArray("roles")).containsExactly(Json.createValue("viewer"));
        assertThat(me.getJsonArray("merchants").getValuesAs(JsonObject.class))
                .extracting(merchant -> merchant.getInt("id"), merchant -> merchant.getString("currency"))
                .containsExactly(tuple(1, "EUR"), tuple(2, "SEK"));
        assertThat(redress().get(ME, Redress.token("chatbot")).object().getJsonArray("merchants"))
                .isEmpty();
    }

    @Test
    default void the_name_of_the_token_is_that_of_the_author() {
        String token = Redress.SSO.sign(Redress.SSO
                .claims("merchant", Duration.ofHours(1), 1)
                .claim("name", "Anna Weber")
                .build());
        Redress.HttpReply added = redress()
                .send(redress()
                        .call(MARTINS + "/comments", token)
                        .header("Content-Type", "application/json")
                        .header("If-Match", "*")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"visibility\":\"INTERNAL\",\"text\":\"Seen.\"}")));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        assertThat(added.object().getString("authorName")).isEqualTo("Anna Weber");
    }

    @Test
    default void the_allowed_actions_are_those_of_the_dispute_and_none_for_a_viewer() {
        JsonObject links = redress().get(MARTINS).object().getJsonObject("actions");
        List<JsonObject> actions = redress().get(MARTINS + "/actions").array().getValuesAs(JsonObject.class);
        Set<String> names = new HashSet<>();
        for (JsonObject action : actions) {
            names.add(action.getString("action"));
            if (links.containsKey(action.getString("action"))) {
                assertThat(action.getString("href")).isEqualTo(links.getString(action.getString("action")));
            }
        }
        assertThat(links).isNotEmpty();
        Set<String> expected = new HashSet<>(links.keySet());
        expected.addAll(List.of("assign", "unassign", "take", "prioritize", "tag", "merge", "link", "unlink"));
        assertThat(names).isEqualTo(expected);
        assertThat(redress()
                        .get(MARTINS + "/actions", Redress.token("viewer", 1))
                        .array())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "de-AT, de, Fehlerhaftes Produkt",
        "'pl, fr;q=0.5', fr, Produit défectueux",
        "es, es, Producto defectuoso",
        "pl, en, Faulty product"
    })
    default void reasons_are_named_in_the_language_of_the_caller(String wanted, String language, String name) {
        Redress.HttpReply answer = redress()
                .send(redress()
                        .call("/api/rest/v1/1/reasons", Redress.token("viewer", 1))
                        .header("Accept-Language", wanted));
        assertThat(answer.header("Content-Language")).isEqualTo(language);
        assertThat(answer.http().headers().allValues("Vary")).anyMatch(vary -> vary.contains("Accept-Language"));
        assertThat(answer.array().getValuesAs(JsonObject.class))
                .filteredOn(reason -> reason.getInt("id") == 10213)
                .singleElement()
                .satisfies(reason -> assertThat(reason.getString("name")).isEqualTo(name));
    }
}
