package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.redress.Concurrently;

/** Two nodes act as one, also while one of them stops. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
interface NodesContract {
    Cluster cluster();

    @Test
    @Order(1)
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
    @Order(2)
    default void the_images_health_check_tells_a_node_that_answers_from_one_that_does_not() throws Exception {
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
    @Order(2)
    default void two_nodes_that_start_at_once_load_the_demo_once() throws Exception {
        assertThat(cluster().column("select id from merchants order by id")).containsExactly("1", "2", "3");
        assertThat(cluster().column("select ticket_number from disputes where ticket_number = 12345"))
                .hasSize(1);
    }

    @Test
    @Order(3)
    default void what_one_node_acknowledges_the_other_answers_at_once() {
        for (int i = 0; i < 50; i++) {
            // To the other node and back
            Redress one = (i % 2 == 0 ? cluster().a : cluster().b).redress();
            Redress other = (i % 2 == 0 ? cluster().b : cluster().a).redress();
            String number = acknowledged(raise(one, "51342", "Part " + i + " is missing."));

            assertThat(track(other, "51342", number).sentence()).contains(" complaint number " + number + " is ");
            assertThat(other.get("/1/disputes?pageSize=1")
                            .array()
                            .getJsonObject(0)
                            .getInt("ticketNumber"))
                    .hasToString(number);
        }
    }

    @Test
    @Order(4)
    default void fifty_equal_raises_spread_over_both_nodes_make_one_complaint() throws Exception {
        List<Redress.Answer> answers = Concurrently.callers(
                50,
                i -> () ->
                        raise((i % 2 == 0 ? cluster().a : cluster().b).redress(), "39987", "Delivered fifty times."));
        Set<String> numbers = answers.stream().map(NodesContract::acknowledged).collect(Collectors.toSet());
        assertThat(numbers).hasSize(1);
        assertThat(cluster().column("select ticket_number from disputes where description = 'Delivered fifty times.'"))
                .containsExactlyElementsOf(numbers);
    }

    @Test
    @Order(4)
    default void a_key_is_one_call_and_a_state_is_changed_once_whichever_node_is_asked() throws Exception {
        List<Redress> nodes = List.of(cluster().a.redress(), cluster().b.redress());
        String body = "{\"orderId\":\"748596\",\"reasonId\":10213,\"description\":\"Opened on both nodes\"}";
        List<Redress.Answer> opened = Concurrently.callers(
                20, i -> () -> post(nodes.get(i % 2), "/1/disputes", body, "Idempotency-Key", "on-both-nodes"));
        assertThat(opened).extracting(Redress.Answer::status).contains(201).isSubsetOf(201, 409);
        assertThat(cluster().column("select id from disputes where description = 'Opened on both nodes'"))
                .hasSize(1);
        for (Redress node : nodes) {
            Redress.Answer again = post(node, "/1/disputes", body, "Idempotency-Key", "on-both-nodes");
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.object())
                    .isEqualTo(post(nodes.get(0), "/1/disputes", body, "Idempotency-Key", "on-both-nodes")
                            .object());
        }
        String close = opened.stream()
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow()
                .object()
                .getJsonObject("actions")
                .getString("close");
        List<Integer> closed = Concurrently.callers(
                2,
                i -> () -> post(nodes.get(i), close, "{}", "If-Match", "\"1\"").status());
        assertThat(closed).containsExactlyInAnyOrder(200, 412);
    }

    private static Redress.Answer post(Redress node, String path, String body, String... headers) {
        return node.send(node.call(path, Redress.token("merchant", 1))
                .header("Content-Type", "application/json")
                .headers(headers)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    @Order(5)
    default void fifty_first_messages_of_one_stranger_over_both_nodes_make_one_customer() throws Exception {
        Concurrently.callers(
                        50,
                        i -> () -> raise(
                                (i % 2 == 0 ? cluster().a : cluster().b).redress(), "stranger", "Hello, number " + i))
                .forEach(NodesContract::acknowledged);
        assertThat(cluster().column("select customer_id from channel_identities where uid = 'stranger'"))
                .hasSize(1);
        assertThat(cluster().column("select id from disputes where description like 'Hello, number %'"))
                .hasSize(50);
    }

    @Test
    @Order(5)
    default void headers_as_long_as_a_token_of_many_groups_pass() {
        HttpRequest.Builder call = cluster().redress().call("/1/disputes?pageSize=1", Redress.token("merchant", 1));
        assertThat(cluster()
                        .redress()
                        .send(call.header("X-Long", "x".repeat(15_000)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Order(6)
    default void killing_a_node_in_the_middle_of_writes_loses_nothing_acknowledged() throws Exception {
        Map<String, String> numbers = new ConcurrentHashMap<>();
        Queue<Redress.Answer> broken = new ConcurrentLinkedQueue<>();
        List<String> after;
        try (Stream writers = new Stream(4, (writer, i) -> {
            // As a chat platform does: repeats a call that was not acknowledged
            String text = "Complaint " + i + " of writer " + writer;
            for (int attempt = 0; attempt < 20 && !numbers.containsKey(text); attempt++) {
                Redress.Answer answer = raise(cluster().redress(), "writer-" + writer, text);
                if (answer.status() == 200) {
                    numbers.put(text, acknowledged(answer));
                } else {
                    broken.add(answer);
                    Thread.sleep(100);
                }
            }
        })) {
            Thread.sleep(2000);
            cluster().a.kill();
            Set<String> before = Set.copyOf(numbers.keySet());
            assertThat(before).isNotEmpty();
            Thread.sleep(4000);
            writers.end();
            after = numbers.keySet().stream()
                    .filter(text -> !before.contains(text))
                    .toList();
        } finally {
            cluster().a.startAgain();
            cluster().a.comeBack();
        }
        assertThat(after).as("goes on without the killed node").isNotEmpty();
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
    @Order(7)
    default void a_node_whose_readiness_turns_is_stopped_and_comes_back_without_a_request_dropped() throws Exception {
        Queue<Integer> answers = new ConcurrentLinkedQueue<>();
        try (Stream stream = new Stream(
                4,
                (caller, i) -> answers.add((i % 2 == 0
                                ? cluster().redress().get("/1/disputes?pageSize=5")
                                : raise(cluster().redress(), "caller-" + caller, "While a node goes, " + i))
                        .status()))) {
            Thread.sleep(1000);
            cluster().b.stop();
            int before = cluster().b.requestsEver();
            cluster().b.startAgain();
            Thread.sleep(2000);
            assertThat(cluster().b.requestsEver()).as("still drained").isEqualTo(before);
            cluster().b.comeBack();
            Thread.sleep(1000);
            assertThat(cluster().b.requestsEver()).as("has work again").isGreaterThan(before);
            stream.end();
        }
        assertThat(answers).hasSizeGreaterThan(50).containsOnly(200);
    }

    static Redress.Answer raise(Redress redress, String uid, String text) {
        return redress.send(
                chat(redress, ChatContract.RAISE, uid, "customerComplaint", "\"problemStatement\":\"" + text + "\""));
    }

    static Redress.Answer track(Redress redress, String uid, String number) {
        return redress.send(
                chat(redress, ChatContract.TRACK, uid, "trackComplaint", "\"complaintId\":\"" + number + "\""));
    }

    private static HttpRequest.Builder chat(
            Redress redress, String operation, String uid, String interest, String entity) {
        String body =
                """
                {"conversationRequest":{"channel":"TELEGRAM","userInfo":{"uid":"%s"}},
                 "queryInfo":{"interestType":"%s","entityInfo":{%s}},"languageCode":"en"}"""
                        .formatted(uid, interest, entity);
        return redress.chat(operation, Redress.token("chatbot", 1), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the ticket number in the reply. */
    static String acknowledged(Redress.Answer raised) {
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

    /** The n-th call of a caller. */
    @FunctionalInterface
    interface Call {
        void make(int caller, int time) throws Exception;
    }

    /** Callers that repeat their calls without a pause until the end, which throws the failure of any of them. */
    final class Stream implements AutoCloseable {
        private final ExecutorService threads;
        private final List<Future<?>> callers;
        private volatile boolean over;

        Stream(int callers, Call call) {
            threads = Executors.newFixedThreadPool(callers);
            this.callers = IntStream.range(0, callers)
                    .<Future<?>>mapToObj(caller -> threads.submit(() -> {
                        for (int i = 0; !over; i++) {
                            call.make(caller, i);
                        }
                        return null;
                    }))
                    .toList();
        }

        void end() throws Exception {
            over = true;
            for (Future<?> caller : callers) {
                caller.get(60, TimeUnit.SECONDS);
            }
        }

        @Override
        public void close() {
            over = true;
            threads.shutdown();
        }
    }
}
