package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.attachment.Multipart;
import org.redress.digest.Sha256;
import org.redress.run.Issuer;

/** Operators create merchants, change their states, and leave a trace. */
interface OperatorContract {
    String MERCHANTS = "/api/rest/v1/operator/merchants";
    String REASON = "{\"reason\":\"The invoice is not paid.\"}";

    Redress redress();

    /** Returns an id that no merchant has, also in a database that another run has used. */
    private static int newId() {
        return 100_000_000 + Math.floorMod(UUID.randomUUID().hashCode(), 800_000_000);
    }

    private static String operator() {
        return Redress.token("operator");
    }

    private Redress.HttpReply operate(String method, String path, String body, String... headers) {
        return send(operator(), method, path, body, headers);
    }

    private Redress.HttpReply send(String token, String method, String path, String body, String... headers) {
        HttpRequest.Builder call = redress()
                .call(path, token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return redress().send(headers.length == 0 ? call : call.headers(headers));
    }

    private static String draft(int id) {
        return """
                {"id":%d,"name":"Shop %d","email":"care@shop.example","countryCode":"DE","timeZone":"Europe/Berlin",\
                "ssoNames":["org-%d"],"chatClients":["bot-%d"]}"""
                .formatted(id, id, id, id);
    }

    /** Creates a merchant and returns its id. */
    private int created() {
        int id = newId();
        Redress.HttpReply answer = operate("POST", MERCHANTS, draft(id));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id;
    }

    private int activated() {
        int id = created();
        assertThat(operate("PATCH", path(id), "{\"currency\":\"EUR\",\"languages\":[\"de\"]}", "If-Match", "*")
                        .status())
                .isEqualTo(200);
        act(id, "activate");
        return id;
    }

    private JsonObject act(int id, String action) {
        Redress.HttpReply answer = operate("POST", path(id) + "/actions/" + action, REASON, "If-Match", "*");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.object();
    }

    private static String path(int id) {
        return MERCHANTS + "/" + id;
    }

    private Redress.HttpReply calendar(int id) {
        return redress().get("/api/rest/v1/" + id + "/calendar", Redress.token("viewer", id));
    }

    private Redress.HttpReply order(int id, String orderId) {
        return send(
                Redress.token("merchant", id),
                "PUT",
                "/api/rest/v1/" + id + "/orders/" + orderId,
                OrdersContract.order("OR#" + orderId, orderId));
    }

    private Redress.HttpReply chat(int id, String language) {
        String body =
                """
                {"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"%d"}},"languageCode":"%s",
                "queryInfo":{"interestType":"order-status"}}"""
                        .formatted(id, language);
        return send(Redress.token("chatbot", id), "POST", Redress.CHAT + "getOrderStatus", body);
    }

    @Test
    default void an_operator_sets_the_time_limits_that_the_merchant_reads() {
        int id = activated();
        String own = "/api/rest/v1/" + id + "/terms";
        String terms =
                """
                {"answer":"P2D","escalation":"P15D","information":"P10D","decision":"P10D","appeal":"P14D",\
                "reminderLead":"PT12H"}""";
        String before = redress().get(path(id) + "/terms", operator()).header("ETag");
        Redress.HttpReply changed = operate("PUT", path(id) + "/terms", terms, "If-Match", before);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        Redress.HttpReply read = redress().get(own, Redress.token("viewer", id));
        assertThat(read.object()).isEqualTo(changed.object());
        assertThat(read.header("ETag")).isEqualTo(changed.header("ETag"));
        assertThat(lastEntry(id).getString("detail"))
                .isEqualTo("answer=P2D; escalation=P15D; information=P10D; decision=P10D; appeal=P14D;"
                        + " reminderLead=PT12H");
        // The same call again, after its answer was lost
        int length = lastEntry(id).getInt("position");
        assertThat(operate("PUT", path(id) + "/terms", terms, "If-Match", before)
                        .status())
                .isEqualTo(200);
        assertThat(lastEntry(id).getInt("position")).isEqualTo(length);
        assertThat(operate("PUT", path(id) + "/terms", terms.replace("P2D", "P3D"), "If-Match", before)
                        .status())
                .isEqualTo(412);
        assertThat(operate("PUT", path(newId()) + "/terms", terms, "If-Match", "*")
                        .status())
                .isEqualTo(404);
    }

    @Test
    default void a_merchant_is_created_completed_and_activated_without_sql() {
        int id = newId();
        Redress.HttpReply created = operate("POST", MERCHANTS, draft(id));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(path(id));
        Redress.HttpReply read = redress().get(path(id), operator());
        assertThat(read.object()).isEqualTo(created.object());
        assertThat(read.header("ETag")).isEqualTo(created.header("ETag"));
        assertThat(read.object().getString("state")).isEqualTo("DRAFT");
        assertThat(calendar(id).status()).isEqualTo(403);
        assertThat(chat(id, "en").status()).isEqualTo(403);

        Redress.HttpReply early = operate("POST", path(id) + "/actions/activate", REASON, "If-Match", "*");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.object().getString("detail")).isEqualTo("action needs first: currency, languages.");
        String tag = read.header("ETag");
        for (JsonObject missing : read.object().getJsonArray("requirements").getValuesAs(JsonObject.class)) {
            String value = missing.getString("field").equals("currency") ? "\"CHF\"" : "[\"de\",\"en\"]";
            Redress.HttpReply supplied = operate(
                    missing.getString("method"),
                    missing.getString("href"),
                    "{\"%s\":%s}".formatted(missing.getString("field"), value),
                    "If-Match",
                    tag);
            assertThat(supplied.status()).as(supplied.text()).isEqualTo(200);
            tag = supplied.header("ETag");
        }
        Redress.HttpReply active = operate("POST", path(id) + "/actions/activate", REASON, "If-Match", tag);
        assertThat(active.object().getString("state")).isEqualTo("ACTIVE");
        assertThat(active.object().getJsonArray("requirements")).isEmpty();

        assertThat(calendar(id).object().getString("timeZone")).isEqualTo("Europe/Berlin");
        assertThat(redress().get("/api/rest/v1/me", Redress.token("viewer", id)).text())
                .contains("\"currency\":\"CHF\"");
        assertThat(order(id, "1").status()).isEqualTo(201);
        assertThat(chat(id, "en").status()).isEqualTo(200);
    }

    @Test
    default void a_suspended_merchant_is_read_only_and_its_deadlines_stand_still() {
        int id = activated();
        String staff = Redress.token("merchant", id);
        assertThat(order(id, "1").status()).isEqualTo(201);
        Redress.HttpReply opened = send(
                staff,
                "POST",
                "/api/rest/v1/" + id + "/disputes",
                "{\"orderId\":\"1\",\"reasonId\":10213,\"description\":\"It hums.\"}");
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        String dispute = URI.create(opened.header("Location")).getPath();
        Instant due = Instant.parse(opened.object().getString("dueAt"));

        Instant suspendedAt = Instant.parse(act(id, "suspend").getString("stateAt"));
        Redress.HttpReply refused = order(id, "2");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.object().getString("detail"))
                .isEqualTo("The merchant is suspended and can only be read: The invoice is not paid.");
        assertThat(redress().get(dispute, staff).status()).isEqualTo(200);
        String exports = "/api/rest/v1/" + id + "/disputes/exports";
        assertThat(send(staff, "POST", exports, "{\"format\":\"csv\"}").status())
                .isEqualTo(201);
        assertThat(chat(id, "de").replyText()).startsWith("Unser Kundenservice macht gerade eine Pause.");
        assertThat(chat(id, "fr").status()).isEqualTo(200);

        Instant resumedAt = Instant.parse(act(id, "resume").getString("stateAt"));
        Redress.HttpReply later = redress().get(dispute, staff);
        assertThat(Duration.between(due, Instant.parse(later.object().getString("dueAt"))))
                .isEqualTo(Duration.between(suspendedAt, resumedAt));
        assertThat(later.header("ETag")).isNotEqualTo(opened.header("ETag"));
        assertThat(order(id, "2").status()).isEqualTo(201);
        assertThat(chat(id, "de").replyText()).doesNotContain("Pause");
    }

    @Test
    default void a_closed_merchant_takes_no_calls_and_stays_closed() {
        int id = activated();
        act(id, "close");
        assertThat(calendar(id).status()).isEqualTo(403);
        assertThat(order(id, "1").object().getString("detail")).isEqualTo("The merchant is closed.");
        Redress.HttpReply again = operate("POST", path(id) + "/actions/resume", REASON, "If-Match", "*");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.object().getString("detail"))
                .isEqualTo("action is not possible while the merchant is CLOSED.");
    }

    @Test
    default void an_operator_sees_no_dispute() {
        String token = Redress.token("operator", 1);
        assertThat(redress().get("/api/rest/v1/1/disputes", token).status()).isEqualTo(403);
        Redress.HttpReply me = redress().get("/api/rest/v1/me", Redress.token("operator"));
        assertThat(me.object().getJsonArray("roles"))
                .extracting(Object::toString)
                .containsExactly("\"operator\"");
        assertThat(me.object().getJsonArray("merchants")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "id, '%1$d', 'Another', 'x', 'y'",
        "name, '%2$d', 'SHOP %1$d', 'x', 'y'",
        "ssoNames, '%2$d', 'Another', 'org-%1$d', 'y'",
        "chatClients, '%2$d', 'Another', 'x', 'bot-%1$d'"
    })
    default void what_belongs_to_another_merchant_is_a_conflict(
            String field, String id, String name, String ssoName, String client) {
        int other = created();
        String body =
                """
                {"id":%s,"name":"%s","email":"care@shop.example","countryCode":"DE","timeZone":"UTC",\
                "ssoNames":["%s"],"chatClients":["%s"]}"""
                        .formatted(id, name, ssoName, client)
                        .formatted(other, newId());
        Redress.HttpReply answer = operate("POST", MERCHANTS, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        JsonObject violation = answer.object().getJsonArray("violations").getJsonObject(0);
        assertThat(violation.getString("field")).isEqualTo(field);
        assertThat(violation.getString("place")).isEqualTo("body /" + field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|id is required; name is required; email is required; countryCode is required; timeZone is required",
                "{'id':0}|id must be a whole number from 1 to 999999999",
                "{'id':1000000000}|id must be a whole number from 1 to 999999999",
                "{'email':'care'}|email must be an e-mail address of at most 254 characters",
                "{'countryCode':'de'}|countryCode must be a country's two capital letters (ISO 3166-1)",
                "{'timeZone':'Mars/Olympus'}|timeZone must be a time zone's name, such as Europe/Berlin",
                "{'currency':'EURO'}|currency must be a currency's code (ISO 4217)",
                "{'languages':['xx']}|languages must be a list of at most 4 of en, de, fr, es",
                "{'ssoNames':['']}|ssoNames must be a list of at most 20 texts of 1..255 characters",
                "{'chatClients':'bot'}|chatClients must be a list of at most 20 texts of 1..255 characters"
            })
    default void an_invalid_merchant_is_refused_with_each_rule(String body, String detail) {
        Redress.HttpReply answer = operate("POST", MERCHANTS, body.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        for (String rule : detail.split("; ")) {
            assertThat(answer.object().getString("detail")).contains(rule);
        }
    }

    @Test
    default void a_name_has_at_most_100_characters() {
        String body = draft(newId());
        Redress.HttpReply tooLong = operate("POST", MERCHANTS, body.replace("Shop", "😀".repeat(100)));
        assertThat(tooLong.object().getString("detail")).isEqualTo("name must have at most 100 characters.");
        Redress.HttpReply longest = operate("POST", MERCHANTS, body.replace("Shop", "😀".repeat(90)));
        assertThat(longest.status()).as(longest.text()).isEqualTo(201);
    }

    @Test
    default void a_change_needs_the_version_that_was_read_and_names_no_fixed_field() {
        int id = activated();
        String change = "{\"name\":\"Shop %d, renamed\",\"currency\":\"CHF\"}".formatted(id);
        String tag = redress().get(path(id), operator()).header("ETag");
        assertThat(operate("PATCH", path(id), change).status()).isEqualTo(428);
        assertThat(operate("PATCH", path(id), change, "If-Match", "\"other\"").status())
                .isEqualTo(412);
        Redress.HttpReply changed = operate("PATCH", path(id), change, "If-Match", tag);
        assertThat(changed.object().getString("name")).isEqualTo("Shop %d, renamed", id);
        assertThat(changed.object().getString("currency")).isEqualTo("CHF");
        assertThat(changed.object().getJsonArray("requirements")).isEmpty();
        // The same call again, after its answer was lost
        assertThat(operate("PATCH", path(id), change, "If-Match", tag).text()).isEqualTo(changed.text());

        Redress.HttpReply fixed = operate("PATCH", path(id), "{\"countryCode\":\"FR\"}", "If-Match", "*");
        assertThat(fixed.status()).isEqualTo(409);
        assertThat(fixed.object().getString("detail")).isEqualTo("countryCode is fixed once the merchant is active.");
        assertThat(operate("PATCH", path(id), "{\"state\":\"CLOSED\"}", "If-Match", "*")
                        .object()
                        .getString("detail"))
                .startsWith("state cannot be changed; what can: name, ");
        assertThat(operate("PATCH", path(id), "{\"email\":null}", "If-Match", "*")
                        .object()
                        .getString("detail"))
                .isEqualTo("email is required.");
        assertThat(operate("PATCH", path(newId()), change, "If-Match", "*").status())
                .isEqualTo(404);
    }

    @Test
    default void a_call_with_the_same_key_is_executed_once() {
        int id = newId();
        String key = UUID.randomUUID().toString();
        Redress.HttpReply first = operate("POST", MERCHANTS, draft(id), "Idempotency-Key", key);
        Redress.HttpReply second = operate("POST", MERCHANTS, draft(id), "Idempotency-Key", key);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(operate("POST", MERCHANTS, draft(id + 1), "Idempotency-Key", key)
                        .status())
                .isEqualTo(422);
        assertThat(operate("POST", path(id) + "/actions/close", REASON, "If-Match", "*", "Idempotency-Key", key)
                        .status())
                .isEqualTo(200);
    }

    @Test
    default void an_action_needs_a_reason_and_a_name() {
        int id = created();
        Redress.HttpReply answer = operate("POST", path(id) + "/actions/close", "{}", "If-Match", "*");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.object().getString("detail")).isEqualTo("reason is required.");
        assertThat(operate("POST", path(id) + "/actions/delete", REASON, "If-Match", "*")
                        .status())
                .isEqualTo(404);
        assertThat(operate("POST", MERCHANTS + "/x/actions/close", REASON, "If-Match", "*")
                        .status())
                .isEqualTo(400);
    }

    @Test
    default void merchants_are_listed_by_state_and_a_part_of_their_name() {
        int id = created();
        String list = MERCHANTS + "?pageSize=100&name=sHOP%20" + id;
        assertThat(redress().get(list, operator()).text())
                .isEqualTo("[{\"id\":%d,\"name\":\"Shop %d\",\"countryCode\":\"DE\",\"state\":\"DRAFT\"}]"
                        .formatted(id, id));
        assertThat(redress().get(list + "&state=draft", operator()).array()).hasSize(1);
        assertThat(redress().get(list + "&state=ACTIVE", operator()).array()).isEmpty();
        assertThat(redress().get(MERCHANTS + "?name=%25", operator()).array()).isEmpty();
        assertThat(redress().get(MERCHANTS + "?state=OPEN", operator()).object().getString("detail"))
                .isEqualTo("state must be one of DRAFT, ACTIVE, SUSPENDED, CLOSED.");

        created();
        Redress.HttpReply first = redress().get(MERCHANTS + "?pageSize=1&state=DRAFT&name=shop", operator());
        assertThat(first.array()).hasSize(1);
        JsonObject second = redress().get(next(first), operator()).array().getJsonObject(0);
        assertThat(second.getInt("id"))
                .isGreaterThan(first.array().getJsonObject(0).getInt("id"));
        assertThat(second.getString("state")).isEqualTo("DRAFT");
    }

    @Test
    default void each_change_is_an_entry_of_the_audit_log_chained_to_the_one_before() {
        int id = activated();
        assertThat(operate("PATCH", path(id), "{\"currency\":\"EUR\"}", "If-Match", "*")
                        .status())
                .isEqualTo(200);
        List<JsonObject> entries = audit();
        assertThat(entries)
                .filteredOn(entry -> entry.getInt("clientId") == id)
                .allMatch(entry -> entry.getString("operator").startsWith("operator-of-"))
                .extracting(entry -> entry.getString("action") + ": " + entry.getString("detail"))
                .containsExactly(
                        "create: name=Shop %d; email=care@shop.example; countryCode=DE; timeZone=Europe/Berlin; ssoNames=org-%d; chatClients=bot-%d"
                                .formatted(id, id, id),
                        "change: currency=EUR; languages=de",
                        "activate: The invoice is not paid.");
        String hash = "";
        for (JsonObject entry : entries) {
            hash = Sha256.of(
                    hash,
                    Integer.toString(entry.getInt("position")),
                    entry.getString("at"),
                    entry.getString("operator"),
                    Integer.toString(entry.getInt("clientId")),
                    entry.getString("action"),
                    entry.getString("detail"));
            assertThat(entry.getString("hash")).isEqualTo(hash);
        }
    }

    @Test
    default void the_newest_changes_are_paged_first_and_later_ones_shift_none() {
        activated();
        int id = activated();
        String list = "/api/rest/v1/operator/audit?sortMethod=DESC&pageSize=";
        Redress.HttpReply first = redress().get(list + 3, operator());
        List<Integer> positions = positions(first);
        // Not always the first one: merchants that were closed before are erased meanwhile
        assertThat(first.array().getValuesAs(JsonObject.class))
                .anyMatch(entry -> entry.getInt("clientId") == id
                        && entry.getString("action").equals("activate"));
        created();
        Redress.HttpReply second = redress().get(next(first), operator());
        positions.addAll(positions(second));
        assertThat(positions).hasSizeGreaterThan(3);
        for (int i = 0; i < positions.size(); i++) {
            assertThat(positions.get(i)).isEqualTo(positions.get(0) - i);
        }

        Redress.HttpReply oldest = redress().get(list + "2&after=2", operator());
        assertThat(positions(oldest)).containsExactly(1);
        assertThat(oldest.header("Link")).isNull();
        Redress.HttpReply refused = redress().get("/api/rest/v1/operator/audit?sortMethod=newest", operator());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.object().getString("detail")).isEqualTo("sortMethod must be asc or desc.");
    }

    private static List<Integer> positions(Redress.HttpReply page) {
        return page.array().getValuesAs(JsonObject.class).stream()
                .map(entry -> entry.getInt("position"))
                .collect(Collectors.toList());
    }

    private static String next(Redress.HttpReply page) {
        return page.header("Link").replaceFirst("<(.+)>; rel=\"next\"", "$1");
    }

    private JsonObject lastEntry(int merchantId) {
        return audit().stream()
                .filter(entry -> entry.getInt("clientId") == merchantId)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private List<JsonObject> audit() {
        List<JsonObject> entries = new ArrayList<>();
        String next = "/api/rest/v1/operator/audit?pageSize=100";
        while (next != null) {
            Redress.HttpReply page = redress().get(next, operator());
            entries.addAll(page.array().getValuesAs(JsonObject.class));
            next = page.header("Link") == null ? null : next(page);
        }
        return entries;
    }

    private Redress.HttpReply open(int id, String key) {
        return send(
                Redress.token("merchant", id),
                "POST",
                "/api/rest/v1/" + id + "/disputes",
                "{\"orderId\":\"1\",\"reasonId\":10213,\"description\":\"It hums.\"}",
                "Idempotency-Key",
                key);
    }

    private Redress.HttpReply limit(int id, String limits) {
        return operate("PUT", path(id) + "/limits", limits, "If-Match", "*");
    }

    private JsonObject usage(int id, String range) {
        Redress.HttpReply answer = redress().get(path(id) + "/usage?" + range, operator());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.object();
    }

    /** Sends a read of merchant's calendar with a token that has these claims and no clientIds. */
    private Redress.HttpReply named(int id, String claim, Object value) {
        JWTClaimsSet claims = Redress.SSO
                .claims("viewer", Duration.ofHours(1))
                .claim(claim, value)
                .build();
        return redress().get("/api/rest/v1/" + id + "/calendar", Redress.SSO.sign(claims));
    }

    @Test
    default void a_name_in_a_token_opens_the_merchant_that_has_it_and_no_other() {
        int id = activated();
        int other = activated();
        String name = "org-" + id;
        for (Object shape : List.of(
                name,
                List.of(name),
                List.of("unknown", name),
                Map.of(name, Map.of()),
                Map.of("alias", Map.of("id", name, "tier", List.of("gold"))))) {
            assertThat(named(id, "organization", shape).status())
                    .as("%s", shape)
                    .isEqualTo(200);
            assertThat(named(other, "organization", shape).status()).isEqualTo(403);
        }
        for (Object shape : List.of(
                "unknown",
                name.toUpperCase(Locale.ROOT),
                name + " ",
                "x " + name,
                List.of(List.of(name)),
                Map.of("alias", Map.of("name", name)),
                Map.of())) {
            assertThat(named(id, "organization", shape).status())
                    .as("%s", shape)
                    .isEqualTo(403);
        }
        assertThat(named(id, "groups", name).status()).isEqualTo(403);
        JWTClaimsSet both = Redress.SSO
                .claims("viewer", Duration.ofHours(1), other)
                .claim("organization", name)
                .build();
        for (int merchant : List.of(id, other)) {
            assertThat(redress()
                            .get("/api/rest/v1/" + merchant + "/calendar", Redress.SSO.sign(both))
                            .status())
                    .isEqualTo(200);
        }
        // An operator's name opens nothing
        JWTClaimsSet operator = Redress.SSO
                .claims("operator", Duration.ofHours(1))
                .claim("organization", name)
                .build();
        assertThat(redress()
                        .get("/api/rest/v1/" + id + "/calendar", Redress.SSO.sign(operator))
                        .status())
                .isEqualTo(403);
        assertThat(redress().get(path(id), Redress.SSO.sign(operator)).status()).isEqualTo(200);
    }

    @Test
    default void a_name_of_a_token_issued_before_moves_with_it_and_obeys_the_state() {
        int id = activated();
        int other = activated();
        String token = Redress.SSO.sign(Redress.SSO
                .claims("viewer", Duration.ofHours(1))
                .claim("organization", "org-" + id)
                .build());
        String calendar = "/api/rest/v1/%d/calendar";
        assertThat(redress().get(calendar.formatted(id), token).status()).isEqualTo(200);
        assertThat(operate("PATCH", path(id), "{\"ssoNames\":[]}", "If-Match", "*")
                        .status())
                .isEqualTo(200);
        assertThat(redress().get(calendar.formatted(id), token).status()).isEqualTo(403);
        String moved = "{\"ssoNames\":[\"org-%d\"]}".formatted(id);
        assertThat(operate("PATCH", path(other), moved, "If-Match", "*").status())
                .isEqualTo(200);
        assertThat(redress().get(calendar.formatted(id), token).status()).isEqualTo(403);
        assertThat(redress().get(calendar.formatted(other), token).status()).isEqualTo(200);
        act(other, "suspend");
        assertThat(redress().get(calendar.formatted(other), token).status()).isEqualTo(200);
        act(other, "close");
        assertThat(redress().get(calendar.formatted(other), token).object().getString("detail"))
                .isEqualTo("The merchant is closed.");
    }

    @Test
    default void a_chat_client_opens_its_merchant_for_the_chat_alone() {
        int id = activated();
        for (String claim : List.of("azp", "client_id")) {
            String chatbot = Redress.SSO.sign(Redress.SSO
                    .claims("chatbot", Duration.ofHours(1))
                    .claim("roles", List.of("chatbot", "viewer"))
                    .claim(claim, "bot-" + id)
                    .build());
            String body =
                    """
                    {"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"%d"}},
                    "queryInfo":{"interestType":"order-status"}}"""
                            .formatted(id);
            assertThat(send(chatbot, "POST", Redress.CHAT + "getOrderStatus", body)
                            .status())
                    .isEqualTo(200);
            assertThat(redress()
                            .get("/api/rest/v1/" + id + "/calendar", chatbot)
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    default void claims_are_checked_by_the_rules_of_tokens() {
        int id = activated();
        JsonObject accepted = checked(
                id, "\"sub\":\"s\",\"roles\":[\"viewer\"],\"organization\":\"org-%d\"".formatted(id), 4102444800L);
        assertThat(accepted.toString())
                .isEqualTo(
                        """
                        {"accepted":true,"name":"s","roles":["viewer"],"clientIds":[%d],"openedBy":["ssoNames"],\
                        "merchantState":"ACTIVE","missing":[]}"""
                                .formatted(id));
        assertThat(missing(checked(id, "\"azp\":\"bot-%d\",\"roles\":\"chatbot\"".formatted(id), 4102444800L)))
                .isEmpty();
        assertThat(missing(checked(id, "\"nbf\":4102444800,\"roles\":[\"boss\"],\"clientIds\":1", 1)))
                .containsExactly("exp", "nbf", "sub");
        assertThat(missing(checked(id, "\"sub\":\"s\",\"clientIds\":1", 4102444800L)))
                .containsExactly("roles", "clientIds, organization");
        assertThat(missing(operate(
                                "POST",
                                path(id) + "/credentials-check",
                                "{\"claims\":{\"iss\":\"https://other.example\"}}")
                        .object()))
                .containsExactly("iss");
        assertThat(missing(operate("POST", path(id) + "/credentials-check", "{\"claims\":{\"exp\":\"soon\",\"iss\":1}}")
                        .object()))
                .containsExactlyInAnyOrder("exp", "iss");
        Redress.HttpReply none = operate("POST", path(id) + "/credentials-check", "{\"claims\":[]}");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.object().getString("detail")).isEqualTo("claims must be an object.");
        assertThat(operate("POST", path(newId()) + "/credentials-check", "{\"claims\":{}}")
                        .status())
                .isEqualTo(404);
    }

    private JsonObject checked(int id, String claims, long expires) {
        String body = "{\"claims\":{\"iss\":\"%s\",\"aud\":[\"%s\"],\"exp\":%d,%s}}"
                .formatted(Issuer.NAME, Issuer.AUDIENCE, expires, claims);
        Redress.HttpReply answer = operate("POST", path(id) + "/credentials-check", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.object();
    }

    @Test
    default void the_limits_of_a_merchant_are_replaced_with_their_version_and_audited() {
        int id = created();
        Redress.HttpReply none = redress().get(path(id) + "/limits", operator());
        assertThat(none.text())
                .isEqualTo("{\"requestsPerSecond\":null,\"attachmentBytes\":null,\"disputesPerDay\":null}");
        String limits = "{\"requestsPerSecond\":500,\"attachmentBytes\":50000000000,\"disputesPerDay\":null}";
        assertThat(operate("PUT", path(id) + "/limits", limits).status()).isEqualTo(428);
        assertThat(operate("PUT", path(id) + "/limits", limits, "If-Match", "\"other\"")
                        .status())
                .isEqualTo(412);
        Redress.HttpReply set = operate("PUT", path(id) + "/limits", limits, "If-Match", none.header("ETag"));
        assertThat(set.text()).isEqualTo(limits);
        Redress.HttpReply again = operate("PUT", path(id) + "/limits", limits, "If-Match", none.header("ETag"));
        assertThat(again.status()).as("its answer was lost").isEqualTo(200);
        assertThat(redress().get(path(id) + "/limits", operator()).header("ETag"))
                .isEqualTo(set.header("ETag"));
        assertThat(limit(id, "{\"disputesPerDay\":7}").status()).isEqualTo(200);
        assertThat(audit())
                .filteredOn(entry -> entry.getInt("clientId") == id
                        && entry.getString("action").equals("limit"))
                .extracting(entry -> entry.getString("detail"))
                .containsExactly(
                        "requestsPerSecond=500; attachmentBytes=50000000000",
                        "requestsPerSecond=; attachmentBytes=; disputesPerDay=7");
        assertThat(limit(newId(), limits).status()).isEqualTo(404);
        assertThat(redress().get(path(newId()) + "/limits", operator()).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'requestsPerSecond':0}|requestsPerSecond must be null or a whole number from 1 to 1000000",
                "{'attachmentBytes':1.5}|attachmentBytes must be null or a whole number from 1 to 1000000000000000",
                "{'disputesPerDay':'x'}|disputesPerDay must be null or a whole number from 1 to 1000000"
            })
    default void an_invalid_limit_is_refused_with_its_rule(String body, String rule) {
        Redress.HttpReply answer = limit(created(), body.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.object().getString("detail")).contains(rule);
    }

    @Test
    default void disputes_above_the_limit_of_a_day_are_refused_and_those_before_it_warned() {
        int id = activated();
        assertThat(order(id, "1").status()).isEqualTo(201);
        assertThat(limit(id, "{\"disputesPerDay\":5}").status()).isEqualTo(200);
        for (int n = 1; n <= 3; n++) {
            assertThat(open(id, "key" + n).header("RateLimit")).isNull();
        }
        Redress.HttpReply near = open(id, "key4");
        assertThat(near.status()).as(near.text()).isEqualTo(201);
        assertThat(near.header("RateLimit-Policy")).startsWith("\"disputesPerDay\";q=5;w=");
        assertThat(near.header("RateLimit")).startsWith("\"disputesPerDay\";r=1;t=");
        Redress.HttpReply last = open(id, "key5");
        assertThat(last.header("RateLimit")).startsWith("\"disputesPerDay\";r=0;t=");
        Redress.HttpReply refused = open(id, "key6");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.object().getString("detail"))
                .isEqualTo("The limit disputesPerDay of the merchant is reached: 5 of 5 are used.");
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 90_000L);
        assertThat(open(id, "key5").text()).as("the same key").isEqualTo(last.text());

        String complaint =
                """
                {"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"%d"}},"languageCode":"de",
                "queryInfo":{"interestType":"raise-complaints"}}"""
                        .formatted(id);
        Redress.HttpReply told =
                send(Redress.token("chatbot", id), "POST", Redress.CHAT + "raiseComplaintsAgainstOrder", complaint);
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.replyText()).startsWith("Heute haben wir so viele neue Beschwerden aufgenommen");
        assertThat(told.header("RateLimit")).startsWith("\"disputesPerDay\";r=0;t=");

        String now = Instant.now().toString().substring(0, 10);
        JsonObject used =
                usage(id, "from=" + now + "&to=" + now).getJsonArray("limits").getJsonObject(2);
        assertThat(used.toString())
                .isEqualTo(
                        "{\"limit\":\"disputesPerDay\",\"used\":5,\"maximum\":5,\"percent\":100,\"state\":\"REACHED\"}");
        assertThat(limit(id, "{}").status()).isEqualTo(200);
        assertThat(open(id, "key6").status()).isEqualTo(201);
    }

    @Test
    default void files_above_the_limit_of_the_merchant_are_refused() {
        int id = activated();
        assertThat(order(id, "1").status()).isEqualTo(201);
        String files = URI.create(open(id, "key").header("Location")).getPath() + "/attachments";
        assertThat(limit(id, "{\"attachmentBytes\":10}").status()).isEqualTo(200);
        Redress.HttpReply near = upload(id, files, "12345678", "first");
        assertThat(near.status()).as(near.text()).isEqualTo(201);
        assertThat(near.header("RateLimit-Policy")).isEqualTo("\"attachmentBytes\";q=10;qu=\"content-bytes\"");
        assertThat(near.header("RateLimit")).isEqualTo("\"attachmentBytes\";r=2");
        Redress.HttpReply refused = upload(id, files, "abc", "second");
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.object().getString("detail"))
                .isEqualTo("The limit attachmentBytes of the merchant is reached: 8 of 10 are used.");
        assertThat(upload(id, files, "12345678", "first").text()).isEqualTo(near.text());
    }

    private Redress.HttpReply upload(int id, String path, String content, String key) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\n" + content + "\r\n--b--\r\n";
        return redress()
                .send(redress()
                        .call(path, Redress.token("merchant", id))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body)));
    }

    @Test
    default void the_requests_of_a_merchant_are_counted_by_day() throws InterruptedException {
        int id = activated();
        for (int n = 0; n < 3; n++) {
            assertThat(calendar(id).status()).isEqualTo(200);
        }
        Instant now = Instant.now();
        String range = "from=" + now.minusSeconds(86_400).toString().substring(0, 10) + "&to="
                + now.plusSeconds(86_400).toString().substring(0, 10);
        // The nodes store their counts each second here
        int requests = 0;
        for (int again = 0; requests < 3 && again < 600; again++) {
            Thread.sleep(100);
            requests = usage(id, range).getJsonArray("days").getValuesAs(JsonObject.class).stream()
                    .mapToInt(day -> day.getInt("requests"))
                    .sum();
        }
        assertThat(requests).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "'', from must be a date",
        "from=2026-01-01&to=2025-12-31, 'to must be at most 365 days after from, and not before it'",
        "from=2024-01-01&to=2025-01-01, 'to must be at most 365 days after from, and not before it'",
        "from=01/01/2026&to=2026-01-01, from must be a date"
    })
    default void a_usage_has_at_most_366_days(String query, String rule) {
        int id = created();
        Redress.HttpReply answer = redress().get(path(id) + "/usage?" + query, operator());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.object().getString("detail")).contains(rule);
        assertThat(usage(id, "from=2024-01-01&to=2024-12-31").getJsonArray("days"))
                .hasSize(366);
    }

    private static List<String> missing(JsonObject check) {
        List<String> claims = check.getJsonArray("missing").getValuesAs(JsonObject.class).stream()
                .map(violation -> violation.getString("claim"))
                .toList();
        assertThat(check.getBoolean("accepted")).isEqualTo(claims.isEmpty());
        return claims;
    }

    @Test
    default void an_active_merchant_keeps_its_currency_and_a_closed_one_is_not_changed() {
        int id = activated();
        for (String change : List.of("{\"currency\":null}", "{\"languages\":[]}")) {
            Redress.HttpReply removed = operate("PATCH", path(id), change, "If-Match", "*");
            assertThat(removed.status()).as(removed.text()).isEqualTo(409);
            assertThat(removed.object().getString("detail")).endsWith("cannot be removed once the merchant is active.");
        }
        act(id, "close");
        Redress.HttpReply closed =
                operate("PATCH", path(id), "{\"name\":\"Another %d\"}".formatted(id), "If-Match", "*");
        assertThat(closed.status()).isEqualTo(409);
        assertThat(closed.object().getString("detail")).isEqualTo("merchant cannot be changed once it is closed.");
    }

    /** Attaches a file to a dispute, and returns its address. */
    private String attach(String staff, String dispute) {
        Redress.HttpReply added = redress()
                .send(redress()
                        .call(dispute + "/attachments", staff)
                        .header("Content-Type", Multipart.TYPE)
                        .POST(BodyPublishers.ofByteArray(
                                new Multipart().file("a.txt", new byte[] {'a'}).body())));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        return added.object().getJsonArray("attachments").getJsonObject(0).getString("url");
    }

    @Test
    default void a_closed_merchants_files_and_links_are_closed_too() {
        int id = activated();
        String staff = Redress.token("merchant", id);
        assertThat(order(id, "1").status()).isEqualTo(201);
        Redress.HttpReply opened = send(
                staff,
                "POST",
                "/api/rest/v1/" + id + "/disputes",
                "{\"orderId\":\"1\",\"reasonId\":10213,\"description\":\"It hums.\"}");
        String file = attach(staff, URI.create(opened.header("Location")).getPath());
        String exports = "/api/rest/v1/" + id + "/disputes/exports";
        String link =
                send(staff, "POST", exports, "{\"format\":\"csv\"}").object().getString("href");
        assertThat(redress().get(file, staff).status()).isEqualTo(200);

        act(id, "suspend");
        assertThat(redress().get(file, staff).status()).isEqualTo(200);
        act(id, "close");
        assertThat(redress().get(file, staff).object().getString("detail")).isEqualTo("The merchant is closed.");
        assertThat(redress().get(file, Redress.token("viewer", 1, id)).status()).isEqualTo(403);
        assertThat(redress().send(redress().call(link)).object().getString("detail"))
                .isEqualTo("The merchant is closed.");
    }
}
