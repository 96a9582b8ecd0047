package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.Concurrently;

/** Two nodes act as one, also while one of them stops. */
interface NodesContract {
    Cluster cluster();

    /** Starts a node that an earlier test has left killed, stopped or drained. */
    @BeforeEach
    default void bothNodesServe() throws Exception {
        cluster().serve();
    }

    @Test
    default void two_nodes_that_start_at_once_migrate_an_empty_database_once() throws Exception {
        List<String> versions =
                cluster().column("select version from flyway_schema_history where success order by installed_rank");
        assertThat(versions).isNotEmpty().doesNotHaveDuplicates();
        assertThat(cluster().column("select count(*) from flyway_schema_history where not success"))
                .containsExactly("0");
        assertThat(cluster().a.redress().get("/1/disputes").status()).isEqualTo(200);
        assertThat(cluster().b.redress().get("/1/disputes").status()).isEqualTo(200);
    }

    @Test
    default void the_images_health_check_fails_only_without_a_running_node() throws Exception {
        assertThat(healthCheck(cluster().a.port())).isZero();
        assertThat(healthCheck(cluster().b.port())).isZero();
        assertThat(healthCheck(1)).isNotZero();
    }

    private static int healthCheck(int port) throws Exception {
        ProcessBuilder check = new ProcessBuilder("server-config/health.sh")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        check.environment().put("PORT", Integer.toString(port));
        return check.start().waitFor();
    }

    @Test
    default void two_nodes_that_start_at_once_load_the_demo_once() throws Exception {
        assertThat(cluster().column("select id from merchants where id <= 3 order by id"))
                .containsExactly("1", "2", "3");
        assertThat(cluster().column("select ticket_number from disputes where ticket_number = 12345"))
                .hasSize(1);
    }

    @Test
    default void a_complaint_acknowledged_by_one_node_is_read_at_once_from_the_other() {
        for (int i = 0; i < 50; i++) {
            // To the other node and back
            Redress one = (i % 2 == 0 ? cluster().a : cluster().b).redress();
            Redress other = (i % 2 == 0 ? cluster().b : cluster().a).redress();
            String number = acknowledged(raise(one, "51342", "Part " + i + " is missing."));

            assertThat(track(other, "51342", number).replyText()).contains(" complaint number " + number + " is ");
            assertThat(other.get("/1/disputes?pageSize=1")
                            .array()
                            .getJsonObject(0)
                            .getInt("ticketNumber"))
                    .hasToString(number);
        }
    }

    @Test
    default void fifty_equal_raises_spread_over_both_nodes_make_one_complaint() throws Exception {
        Set<String> numbers = Set.copyOf(Concurrently.callers(
                50,
                i -> () -> raiseUntilAcknowledged(
                        (i % 2 == 0 ? cluster().a : cluster().b).redress(), "39987", "Delivered fifty times.")));
        assertThat(numbers).hasSize(1);
        assertThat(cluster().column("select ticket_number from disputes where description = 'Delivered fifty times.'"))
                .containsExactlyElementsOf(numbers);
    }

    @Test
    default void idempotency_keys_and_entity_tags_apply_across_nodes() throws Exception {
        List<Redress> nodes = List.of(cluster().a.redress(), cluster().b.redress());
        String body = "{\"orderId\":\"748596\",\"reasonId\":10213,\"description\":\"Opened on both nodes\"}";
        List<Redress.HttpReply> opened = Concurrently.callers(
                20, i -> () -> post(nodes.get(i % 2), "/1/disputes", body, "Idempotency-Key", "on-both-nodes"));
        assertThat(opened).extracting(Redress.HttpReply::status).contains(201).isSubsetOf(201, 409);
        assertThat(cluster().column("select id from disputes where description = 'Opened on both nodes'"))
                .hasSize(1);
        for (Redress node : nodes) {
            Redress.HttpReply again = post(node, "/1/disputes", body, "Idempotency-Key", "on-both-nodes");
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.object())
                    .isEqualTo(post(nodes.get(0), "/1/disputes", body, "Idempotency-Key", "on-both-nodes")
                            .object());
        }
        Redress.HttpReply created = opened.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow();
        String close = created.object().getJsonObject("actions").getString("close");
        assertThat(created.header("ETag")).as("first version on all servers").isEqualTo("\"1\"");
        List<Integer> closed = Concurrently.callers(
                2,
                i -> () -> post(nodes.get(i), close, "{}", "If-Match", created.header("ETag"))
                        .status());
        assertThat(closed).containsExactlyInAnyOrder(200, 412);
    }

    private static Redress.HttpReply post(Redress node, String path, String body, String... headers) {
        return node.send(node.call(path, Redress.token("merchant", 1))
                .header("Content-Type", "application/json")
                .headers(headers)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    default void fifty_first_messages_of_a_new_customer_over_both_nodes_make_one_customer() throws Exception {
        Concurrently.callers(
                50,
                i -> () -> raiseUntilAcknowledged(
                        (i % 2 == 0 ? cluster().a : cluster().b).redress(), "new-customer", "Hello, number " + i));
        assertThat(cluster().column("select customer_id from channel_identities where uid = 'new-customer'"))
                .hasSize(1);
        assertThat(cluster().column("select id from disputes where description like 'Hello, number %'"))
                .hasSize(50);
    }

    @Test
    default void headers_of_15_000_characters_are_accepted() {
        HttpRequest.Builder call = cluster().redress().call("/1/disputes?pageSize=1", Redress.token("merchant", 1));
        assertThat(cluster()
                        .redress()
                        .send(call.header("X-Long", "x".repeat(15_000)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    default void a_node_killed_during_writes_and_webhooks_loses_nothing_acknowledged() throws Exception {
        Map<String, String> numbers = new ConcurrentHashMap<>();
        Queue<Redress.HttpReply> broken = new ConcurrentLinkedQueue<>();
        try (ToldDisputes told = new ToldDisputes(cluster().redress());
                CallLoop writers = new CallLoop(4, (writer, n) -> {
                    // As a chat platform does: repeats a call that was not acknowledged
                    String text = "Complaint " + n + " of writer " + writer;
                    for (int attempt = 0; attempt < 20 && !numbers.containsKey(text); attempt++) {
                        Redress.HttpReply answer = raise(cluster().redress(), "writer-" + writer, text);
                        if (answer.status() == 200) {
                            numbers.put(text, acknowledged(answer));
                        } else {
                            broken.add(answer);
                            Thread.sleep(100);
                        }
                    }
                })) {
            writers.await("50 complaints are acknowledged", () -> numbers.size() >= 50);
            writers.await("webhooks are under way", () -> told.size() > 0);
            cluster().a.kill();
            cluster().a.awaitDown();
            int whenDown = numbers.size();
            writers.await("50 more are acknowledged by node b alone", () -> numbers.size() >= whenDown + 50);
            writers.end();
            told.await(numbers.values());
        }
        assertThat(broken).allSatisfy(answer -> {
            assertThat(answer.status()).isIn(502, 503, 504);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        });
        // Each complaint was repeated until it was acknowledged, and is one dispute with the number in the reply
        assertThat(cluster()
                        .column("select description || ':' || ticket_number from disputes"
                                + " where description like 'Complaint % of writer %'"))
                .containsExactlyInAnyOrderElementsOf(numbers.entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + entry.getValue())
                        .toList());
    }

    @Test
    default void a_drained_node_restarts_without_a_failed_request() throws Exception {
        AtomicInteger answers = new AtomicInteger();
        Queue<String> failed = new ConcurrentLinkedQueue<>();
        try (CallLoop loop = new CallLoop(4, (caller, n) -> {
            Redress.HttpReply answer = n % 2 == 0
                    ? cluster().redress().get("/1/disputes?pageSize=5")
                    : raise(cluster().redress(), "caller-" + caller, "While a node stops, " + n);
            if (answer.status() != 200) {
                failed.add(answer.status() + " " + answer.text());
            }
            answers.incrementAndGet();
        })) {
            loop.await("both nodes are called", () -> answers.get() >= 50);
            cluster().b.stop();
            int before = cluster().b.requestsEver();
            cluster().b.startAgain();
            cluster().b.awaitUnready();
            int whenUnready = answers.get();
            loop.await("node a is called while node b is not ready", () -> answers.get() >= whenUnready + 50);
            assertThat(cluster().b.requestsEver()).as("still drained").isEqualTo(before);
            cluster().b.comeBack();
            loop.await("node b is called again", () -> cluster().b.requestsEver() > before);
            loop.end();
        }
        assertThat(failed).isEmpty();
    }

    static Redress.HttpReply raise(Redress redress, String uid, String text) {
        return raise(redress, 1, uid, text);
    }

    static Redress.HttpReply raise(Redress redress, int merchantId, String uid, String text) {
        return redress.send(chat(
                redress,
                merchantId,
                ChatContract.RAISE,
                uid,
                "customerComplaint",
                "\"problemStatement\":\"" + text + "\""));
    }

    /** Repeats a raise that a busy node has answered with 503, as a chat platform does. Returns the ticket number. */
    private static String raiseUntilAcknowledged(Redress redress, String uid, String text) throws InterruptedException {
        Redress.HttpReply reply = raise(redress, uid, text);
        for (int again = 0; reply.status() == 503 && again < 30; again++) {
            Thread.sleep(1_000L * Integer.parseInt(reply.header("Retry-After")));
            reply = raise(redress, uid, text);
        }
        return acknowledged(reply);
    }

    static Redress.HttpReply track(Redress redress, String uid, String number) {
        return redress.send(
                chat(redress, 1, ChatContract.TRACK, uid, "trackComplaint", "\"complaintId\":\"" + number + "\""));
    }

    static HttpRequest.Builder chat(
            Redress redress, int merchantId, String operation, String uid, String interest, String entity) {
        String body =
                """
                {"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"%s"}},
                 "queryInfo":{"interestType":"%s","entityInfo":{%s}},"languageCode":"en"}"""
                        .formatted(uid, interest, entity);
        return redress.chat(operation, Redress.token("chatbot", merchantId), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the ticket number in the reply. */
    static String acknowledged(Redress.HttpReply raised) {
        assertThat(raised.status()).as(raised.text()).isEqualTo(200);
        return raised
                .message(0)
                .getJsonObject("containerResponse")
                .getJsonArray("attributes")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(attribute -> attribute.getString("name").equals("complaintId"))
                .findAny()
                .orElseThrow()
                .getString("value");
    }

    @Test
    default void a_suspension_on_one_node_reaches_the_tokens_of_the_other_within_a_minute() throws Exception {
        Redress a = cluster().a.redress();
        Redress b = cluster().b.redress();
        String merchants = "/api/rest/v1/operator/merchants";
        int created = operate(
                a,
                "POST",
                merchants,
                """
                {"id":44,"name":"Two Nodes","email":"care@shop.example","countryCode":"DE","timeZone":"UTC",\
                "currency":"EUR","languages":["de"],"ssoNames":["two-nodes"]}""");
        assertThat(created).isEqualTo(201);
        assertThat(operate(a, "POST", merchants + "/44/actions/activate", "{\"reason\":\"It is ready.\"}"))
                .isEqualTo(200);
        // Issued before the suspension, and cached by the other node with all that it resolves
        List<String> tokens = List.of(
                Redress.token("merchant", 44),
                Redress.SSO.sign(Redress.SSO
                        .claims("merchant", Duration.ofHours(1))
                        .claim("organization", "two-nodes")
                        .build()));
        for (String token : tokens) {
            assertThat(write(b, token)).isIn(200, 201);
        }

        Instant suspended = Instant.now();
        assertThat(operate(a, "POST", merchants + "/44/actions/suspend", "{\"reason\":\"It is not paid.\"}"))
                .isEqualTo(200);

        for (String token : tokens) {
            assertThat(write(a, token)).isEqualTo(403);
            while (write(b, token) != 403) {
                assertThat(Duration.between(suspended, Instant.now())).isLessThan(Duration.ofSeconds(60));
                Thread.sleep(500);
            }
            assertThat(b.get("/api/rest/v1/44/calendar", token).status()).isEqualTo(200);
        }
        // The name is taken away on one node, too
        assertThat(operate(a, "PATCH", merchants + "/44", "{\"ssoNames\":[]}")).isEqualTo(200);
        Instant removed = Instant.now();
        assertThat(a.get("/api/rest/v1/44/calendar", tokens.get(1)).status()).isEqualTo(403);
        while (b.get("/api/rest/v1/44/calendar", tokens.get(1)).status() != 403) {
            assertThat(Duration.between(removed, Instant.now())).isLessThan(Duration.ofSeconds(60));
            Thread.sleep(500);
        }
    }

    private static int operate(Redress node, String method, String path, String body) {
        return node.send(node.call(path, Redress.token("operator"))
                        .header("Content-Type", "application/json")
                        .header("If-Match", "*")
                        .method(method, HttpRequest.BodyPublishers.ofString(body)))
                .status();
    }

    private static int write(Redress node, String token) {
        return node.send(node.call("/api/rest/v1/44/orders/1", token)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(OrdersContract.order("OR#1", "1"))))
                .status();
    }
}
