package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redress.run.CommandRun;
import org.redress.run.EventReceiver;

/** The event log over HTTP: each change has its event, in order. */
interface EventsContract {
    /** Merchant whose events no other test expects. */
    int EVENTFUL_SHOP = 3;

    String EVENTS = "/api/rest/v1/" + EVENTFUL_SHOP + "/events";

    Redress redress();

    private Redress.HttpReply post(String path, String body) {
        HttpRequest.Builder call = redress()
                .call(path, Redress.token("merchant", EVENTFUL_SHOP))
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .POST(BodyPublishers.ofString(body));
        return redress().send(call);
    }

    private JsonObject events(String query) {
        Redress.HttpReply answer = redress().get(EVENTS + query, Redress.token("viewer", EVENTFUL_SHOP));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.object();
    }

    private String latest() {
        return events("?cursor=latest").getString("next");
    }

    /** Opens a dispute. @return its path */
    private String open() {
        String id = "e" + UUID.randomUUID();
        redress()
                .send(redress()
                        .call(
                                "/api/rest/v1/" + EVENTFUL_SHOP + "/orders/" + id,
                                Redress.token("merchant", EVENTFUL_SHOP))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(OrdersContract.order("OR#" + id, id))));
        Redress.HttpReply opened = post(
                "/api/rest/v1/" + EVENTFUL_SHOP + "/disputes",
                "{\"orderId\":\"%s\",\"reasonId\":10213,\"description\":\"It hums.\"}".formatted(id));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        return URI.create(opened.header("Location")).getPath().replaceFirst("/$", "");
    }

    /** Returns events of a dispute after a cursor, once there are as many. */
    private List<JsonObject> eventsOf(String dispute, String cursor, int count) {
        List<JsonObject> found = new ArrayList<>();
        String next = cursor;
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (found.size() < count && System.nanoTime() < end) {
            pause();
            JsonObject page = events("?pageSize=100&cursor=" + next);
            page.getJsonArray("events").getValuesAs(JsonObject.class).stream()
                    .filter(event -> event.getString("link").startsWith(dispute))
                    .forEach(found::add);
            next = page.getString("next");
        }
        return found;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    default void each_change_of_a_dispute_has_its_event_in_order_with_its_version_and_trace() {
        String cursor = latest();
        String dispute = open();
        post(dispute + "/comments", "{\"text\":\"Zoë, 李\",\"visibility\":\"INTERNAL\"}");
        Redress.HttpReply decided = post(dispute + "/actions/decide", "{\"outcome\":\"MERCHANT\",\"text\":\"No.\"}");
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);

        List<JsonObject> events = eventsOf(dispute, cursor, 3);

        assertThat(events)
                .extracting(event -> event.getString("type"))
                .startsWith("dispute.created", "comment.added", "dispute.decided");
        assertThat(events).extracting(event -> event.getInt("subjectVersion")).startsWith(1, 2, 3);
        assertThat(events.get(1).getString("visibility")).isEqualTo("INTERNAL");
        assertThat(events.get(1).toString()).doesNotContain("Zoë");
        assertThat(events.get(2).getString("traceparent")).isEqualTo(decided.header("traceparent"));
        assertThat(events.get(2).getJsonArray("changedFields").getValuesAs(JsonString::getString))
                .containsExactly("status", "dueDate", "decision");
        Redress.HttpReply one =
                redress().get(EVENTS + "/" + events.get(2).getString("id"), Redress.token("viewer", EVENTFUL_SHOP));
        assertThat(one.object()).isEqualTo(events.get(2));
    }

    @Test
    default void the_chat_platform_sees_the_answers_to_complaints_and_nothing_else() {
        String cursor = latest();
        String dispute = open();
        post(dispute + "/actions/decide", "{\"outcome\":\"MERCHANT\",\"text\":\"No.\"}");
        List<JsonObject> all = eventsOf(dispute, cursor, 3);
        String chatbot = Redress.token("chatbot", EVENTFUL_SHOP);

        for (String types : List.of("", "&types=complaint.answered")) {
            Redress.HttpReply seen = redress().get(EVENTS + "?pageSize=100&cursor=" + cursor + types, chatbot);
            assertThat(seen.object().getJsonArray("events").getValuesAs(JsonObject.class))
                    .isNotEmpty()
                    .allSatisfy(event -> assertThat(event.getString("type")).isEqualTo("complaint.answered"));
        }
        for (String types : List.of("dispute.decided", "complaint.answered,dispute.decided")) {
            assertThat(redress()
                            .get(EVENTS + "?wait=30&types=" + types, chatbot)
                            .status())
                    .isEqualTo(403);
        }
        assertThat(all).extracting(event -> event.getString("type")).contains("complaint.answered", "dispute.decided");
        for (JsonObject event : all) {
            String path = EVENTS + "/" + event.getString("id");
            int expected = event.getString("type").equals("complaint.answered") ? 200 : 404;
            assertThat(redress().get(path, chatbot).status())
                    .as(event.toString())
                    .isEqualTo(expected);
            assertThat(redress()
                            .get(path, Redress.token("chatbot", EVENTFUL_SHOP + 1))
                            .status())
                    .isEqualTo(403);
        }
    }

    private Redress.HttpReply waitFor(String query, String token) {
        return redress().get(EVENTS + query, token);
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    default void a_call_that_waits_is_answered_by_the_first_event_of_its_types() {
        String dispute = open();
        eventsOf(dispute, "0", 1);
        String query = "?wait=30&types=dispute.decided&cursor=" + latest();
        String traceId = UUID.randomUUID().toString().replace("-", "");
        CompletableFuture<Redress.HttpReply> waiting = CompletableFuture.supplyAsync(() -> redress()
                .send(redress()
                        .call(EVENTS + query, Redress.token("viewer", EVENTFUL_SHOP))
                        .header("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")));
        LongPolls.await(redress(), 1);
        post(dispute + "/comments", "{\"text\":\"No answer yet.\",\"visibility\":\"INTERNAL\"}");
        LongPolls.pauseFor(Duration.ofSeconds(2));
        assertThat(waiting).isNotDone();

        long begin = System.nanoTime();
        post(dispute + "/actions/decide", "{\"outcome\":\"MERCHANT\",\"text\":\"No.\"}");
        Redress.HttpReply answer = waiting.join();

        assertThat(since(begin)).isLessThan(LongPolls.PATIENCE);
        assertThat(answer.object().getJsonArray("events").getValuesAs(JsonObject.class))
                .singleElement()
                .satisfies(event -> assertThat(event.getString("link")).startsWith(dispute));
        assertThat(answer.header("traceparent")).contains(traceId);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.http().headers().allValues("Content-Type")).hasSize(1);
        assertThat(LogContract.linesOf(traceId))
                .singleElement()
                .asString()
                .contains(" GET /api/rest/v1/{clientId}/events 200 ", "clientId=" + EVENTFUL_SHOP)
                .containsPattern(" \\d{4,}ms ");
        LongPolls.await(redress(), 0);
    }

    @Test
    default void a_call_that_waits_in_vain_is_answered_when_its_time_is_over() {
        String cursor = latest();
        long begin = System.nanoTime();
        Redress.HttpReply answer =
                waitFor("?wait=2&types=webhook.failing&cursor=" + cursor, Redress.token("merchant", EVENTFUL_SHOP));
        assertThat(since(begin))
                .isBetween(Duration.ofMillis(1_500), Duration.ofSeconds(2).plus(LongPolls.PATIENCE));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.object().getJsonArray("events")).isEmpty();
        assertThat(Long.parseLong(answer.object().getString("next"))).isGreaterThanOrEqualTo(Long.parseLong(cursor));
    }

    @Test
    default void two_hundred_calls_wait_without_threads_and_permits_and_one_event_answers_all() {
        String dispute = open();
        eventsOf(dispute, "0", 1);
        String query = "?wait=30&types=dispute.decided&cursor=" + latest();
        double threads = MetricsContract.figure(redress(), "jvm_threads_current");
        List<CompletableFuture<HttpResponse<String>>> waiting =
                LongPolls.start(redress(), redress().call(EVENTS + query, Redress.token("viewer", EVENTFUL_SHOP)));

        assertThat(MetricsContract.figure(redress(), "redress_call_threads")).isLessThan(10);
        assertThat(MetricsContract.figure(redress(), "redress_calls_working")).isLessThan(10);
        // The server's pools may have grown while the calls arrived, but not by a thread for each
        assertThat(MetricsContract.figure(redress(), "jvm_threads_current")).isLessThan(threads + LongPolls.CALLS / 2);
        long begin = System.nanoTime();
        assertThat(events("?cursor=latest").getJsonArray("events")).isEmpty();
        assertThat(since(begin)).isLessThan(LongPolls.PATIENCE);

        post(dispute + "/actions/decide", "{\"outcome\":\"MERCHANT\",\"text\":\"No.\"}");

        assertThat(waiting).allSatisfy(call -> {
            HttpResponse<String> answer = call.get(10, TimeUnit.SECONDS);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"dispute.decided\"");
        });
        LongPolls.await(redress(), 0);
    }

    @Test
    default void calls_that_wait_at_the_same_time_are_each_answered_by_their_own_query() {
        String dispute = open();
        eventsOf(dispute, "0", 1);
        String token = Redress.token("viewer", EVENTFUL_SHOP);
        for (int round = 0; round < 3; round++) {
            String cursor = latest();
            List<CompletableFuture<Redress.HttpReply>> satisfied = new ArrayList<>();
            List<CompletableFuture<Redress.HttpReply>> inVain = new ArrayList<>();
            for (int n = 0; n < 10; n++) {
                satisfied.add(CompletableFuture.supplyAsync(
                        () -> waitFor("?wait=20&types=comment.added&cursor=" + cursor, token)));
                inVain.add(CompletableFuture.supplyAsync(
                        () -> waitFor("?wait=2&types=webhook.failing&cursor=" + cursor, token)));
            }
            post(dispute + "/comments", "{\"text\":\"No answer yet.\",\"visibility\":\"INTERNAL\"}");
            assertThat(satisfied)
                    .allSatisfy(call -> assertThat(call.join().object().getJsonArray("events"))
                            .hasSize(1));
            assertThat(inVain)
                    .allSatisfy(call -> assertThat(call.join().object().getJsonArray("events"))
                            .isEmpty());
        }
    }

    @Test
    default void a_call_that_is_refused_does_not_wait() {
        String query = "?wait=30&cursor=" + latest();
        long begin = System.nanoTime();
        assertThat(redress().send(redress().call(EVENTS + query)).status()).isEqualTo(401);
        assertThat(waitFor(query, Redress.token("operator", EVENTFUL_SHOP)).status())
                .isEqualTo(403);
        assertThat(waitFor(query, Redress.token("viewer", EVENTFUL_SHOP + 1)).status())
                .isEqualTo(403);
        Redress.HttpReply tooLong = waitFor("?wait=31", Redress.token("viewer", EVENTFUL_SHOP));
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.object().getJsonArray("violations").getJsonObject(0))
                .containsEntry("field", Json.createValue("wait"))
                .containsEntry("rule", Json.createValue("must be given once, a whole number 0..30"))
                .containsEntry("place", Json.createValue("query"));
        assertThat(since(begin)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    default void a_killed_listener_of_the_command_line_loses_nothing(@TempDir Path folder) throws IOException {
        String cursor = latest();
        String token = Files.writeString(folder.resolve("token"), Redress.token("merchant", EVENTFUL_SHOP))
                .toString();
        String[] server = {
            "--url", redress().address(), "--client", Integer.toString(EVENTFUL_SHOP), "--token-file", token
        };
        try (EventReceiver receiver = EventReceiver.start(request -> 200)) {
            List<String> listen = new ArrayList<>(List.of("listen", "--forward", receiver.address()));
            listen.addAll(List.of(server));
            listen.addAll(List.of("--secret", EventReceiver.SECRET, "--from", cursor));
            listen.addAll(List.of("--cursor-file", folder.resolve("cursor").toString()));
            try (CommandRun listener = CommandRun.start(listen.toArray(String[]::new))) {
                trigger("dispute.decided", server);
                receiver.awaitTaken(3);
                listener.kill();
            }
            trigger("comment.added", server);
            trigger("dispute.information_requested", server);
            try (CommandRun listener = CommandRun.start(listen.toArray(String[]::new))) {
                trigger("complaint.answered", server);
                List<String> ids = events("?pageSize=100&wait=2&cursor=" + cursor).getJsonArray("events").stream()
                        .map(event -> event.asJsonObject().getString("id"))
                        .toList();
                EventReceiver.await(() -> receiver.taken().containsAll(ids));
                assertThat(receiver.taken().stream().distinct().limit(ids.size()))
                        .as(listener.output())
                        .containsExactlyElementsOf(ids);
            }
            assertThat(receiver.bodies()).anyMatch(body -> body.startsWith("{\"type\":\"dispute.decided\""));
        }
    }

    private static void trigger(String type, String... options) {
        List<String> arguments = new ArrayList<>(List.of("trigger", type));
        arguments.addAll(List.of(options));
        CommandRun.run(0, "", arguments.toArray(String[]::new));
    }

    @Test
    default void the_types_of_events_have_a_schema_and_an_example() {
        Redress.HttpReply answer = redress().get("/api/rest/v1/event-types", Redress.token("viewer", EVENTFUL_SHOP));

        assertThat(answer.array().getValuesAs(JsonObject.class)).hasSize(24).allSatisfy(type -> {
            assertThat(type.getJsonObject("example").getString("type")).isEqualTo(type.getString("type"));
            assertThat(type.getJsonObject("example").keySet())
                    .containsAll(type.getJsonObject("schema")
                            .getJsonArray("required")
                            .getValuesAs(JsonString::getString));
        });
    }
}
