package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

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
    default void the_types_of_events_have_a_schema_and_an_example() {
        Redress.HttpReply answer = redress().get("/api/rest/v1/event-types", Redress.token("viewer", EVENTFUL_SHOP));

        assertThat(answer.array().getValuesAs(JsonObject.class)).hasSize(18).allSatisfy(type -> {
            assertThat(type.getJsonObject("example").getString("type")).isEqualTo(type.getString("type"));
            assertThat(type.getJsonObject("example").keySet())
                    .containsAll(type.getJsonObject("schema")
                            .getJsonArray("required")
                            .getValuesAs(JsonString::getString));
        });
    }
}
