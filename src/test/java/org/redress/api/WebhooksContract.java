package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import jakarta.json.JsonObject;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.run.CommandRun;
import org.redress.webhook.Receiver;

/** Merchants manage their webhooks. */
interface WebhooksContract {
    String WEBHOOKS = "/api/rest/v1/1/webhooks";

    Redress redress();

    private Redress.HttpReply send(String method, String path, String body, String... headers) {
        var call = redress()
                .call(path, Redress.token("merchant", 1))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            call.header("Content-Type", "application/json");
        }
        return redress().send(headers.length == 0 ? call : call.headers(headers));
    }

    /** Makes room for one more: other contracts create as many as they may. */
    private void makeRoom() {
        send("GET", WEBHOOKS, "").array().stream()
                .skip(10)
                .map(webhook -> WEBHOOKS + "/" + webhook.asJsonObject().getString("id"))
                .forEach(path -> assertThat(
                                send("DELETE", path, "", "If-Match", "*").status())
                        .isEqualTo(204));
    }

    @Test
    default void a_webhook_is_created_changed_rotated_and_deleted_and_its_secret_is_shown_when_it_is_new() {
        makeRoom();
        String body = "{\"url\":\"https://shop.example/hook\",\"types\":[\"dispute.created\"]}";
        Redress.HttpReply created = send("POST", WEBHOOKS, body, "Idempotency-Key", "webhook-" + System.nanoTime());
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        String secret = created.object().getString("secret");
        assertThat(secret).startsWith("whsec_");
        String path = created.header("Location");
        Redress.HttpReply read = send("GET", path, "");
        assertThat(read.object()).doesNotContainKey("secret");
        assertThat(read.header("ETag")).isEqualTo(created.header("ETag"));
        assertThat(send("GET", WEBHOOKS, "").text())
                .contains(read.object().getString("id"))
                .doesNotContain("whsec_");

        assertThat(send("PATCH", path, "{\"state\":\"PAUSED\"}").status()).isEqualTo(428);
        Redress.HttpReply paused = send("PATCH", path, "{\"state\":\"PAUSED\"}", "If-Match", read.header("ETag"));
        assertThat(paused.object().getString("state")).isEqualTo("PAUSED");
        Redress.HttpReply rotated = send("POST", path + "/actions/rotate-secret", "", "If-Match", "*");
        assertThat(rotated.object().getString("secret")).startsWith("whsec_").isNotEqualTo(secret);
        assertThat(send("POST", path + "/actions/enable", "", "If-Match", "*")
                        .object()
                        .getString("state"))
                .isEqualTo("ENABLED");
        assertThat(send("POST", path + "/actions/destroy", "", "If-Match", "*").status())
                .isEqualTo(404);
        assertThat(send("DELETE", path, "", "If-Match", read.header("ETag")).status())
                .isEqualTo(204);
        assertThat(send("GET", path, "").status()).isEqualTo(404);
    }

    @Test
    default void an_event_is_told_with_its_dispute_and_the_delivery_is_shown_and_sent_again(@TempDir Path folder)
            throws Exception {
        makeRoom();
        BlockingQueue<HttpHeaders> told = new LinkedBlockingQueue<>();
        BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
        AtomicInteger status = new AtomicInteger(500);
        try (Receiver receiver = Receiver.http((exchange, body) -> {
            Receiver.Reaction answer = Receiver.answering(status.get(), "taken by the shop");
            bodies.add(new String(body, StandardCharsets.UTF_8));
            told.add(HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
            answer.answer(exchange, body);
        })) {
            String url = "http://localhost:" + receiver.port() + "/hook";
            Redress.HttpReply created = send(
                    "POST", WEBHOOKS, "{\"url\":\"" + url + "\",\"types\":[\"dispute.created\"],\"payload\":\"FULL\"}");
            assertThat(created.status()).as(created.text()).isEqualTo(201);
            String path = created.header("Location");
            String secret = created.object().getString("secret");
            String order = "w" + UUID.randomUUID();
            send("PUT", "/api/rest/v1/1/orders/" + order, OrdersContract.order("OR#" + order, order));
            Redress.HttpReply opened = send(
                    "POST",
                    "/api/rest/v1/1/disputes",
                    "{\"orderId\":\"" + order + "\",\"reasonId\":10213,\"description\":\"It hums, 李.\"}");
            assertThat(opened.status()).as(opened.text()).isEqualTo(201);

            HttpHeaders first = next(told, path);
            String body = next(bodies, path);
            verify(secret, body, first);
            assertThat(body).contains("\"type\":\"dispute.created\"").contains("It hums, 李.");
            status.set(200);
            HttpHeaders second = next(told, path);
            assertThat(second.firstValue("webhook-id")).isEqualTo(first.firstValue("webhook-id"));
            verify(secret, next(bodies, path), second);
            JsonObject delivery = delivered(path + "/deliveries/1");
            assertThat(delivery.getInt("attempts")).isEqualTo(2);
            assertThat(delivery.getJsonArray("requests").getJsonObject(1).getString("failure"))
                    .isEqualTo("STATUS");
            assertThat(delivery.getJsonArray("requests").getJsonObject(0).getString("answer"))
                    .isEqualTo("taken by the shop");
            assertThat(send("GET", path + "/deliveries?state=DELIVERED", "").array())
                    .hasSize(1);

            Redress.HttpReply resent = send("POST", path + "/deliveries/1/actions/resend", "");
            assertThat(resent.object().getString("state")).isEqualTo("WAITING");
            assertThat(next(told, path).firstValue("webhook-id")).isEqualTo(first.firstValue("webhook-id"));
            String id = first.firstValue("webhook-id").orElseThrow();
            Path token = Files.writeString(folder.resolve("token"), Redress.token("merchant", 1));
            String[] command = {"events", "resend", id, "--url", redress().address(), "--token-file", token.toString()};
            assertThat(CommandRun.run(0, "", command)).contains("Sending again to " + url);
            assertThat(next(told, path).firstValue("webhook-id")).hasValue(id);
            Redress.HttpReply test = send("POST", path + "/actions/test", "");
            assertThat(test.status()).as(test.text()).isEqualTo(201);
            assertThat(next(told, path).firstValue("webhook-id"))
                    .hasValue(test.object().getString("eventId"));
            assertThat(delivered(test.header("Location")).getBoolean("test")).isTrue();
            Redress.HttpReply recovered =
                    send("POST", path + "/actions/recover", "{\"since\":\"2023-01-01T00:00:00Z\",\"until\":null}");
            assertThat(recovered.status()).as(recovered.text()).isEqualTo(200);
            assertThat(send("DELETE", path, "", "If-Match", "*").status()).isEqualTo(204);
        }
    }

    private <T> T next(BlockingQueue<T> queue, String webhook) throws InterruptedException {
        T told = queue.poll(60, TimeUnit.SECONDS);
        assertThat(told)
                .as(() -> "nothing was told: "
                        + send("GET", webhook + "/deliveries/1", "").text())
                .isNotNull();
        return told;
    }

    private static void verify(String secret, String body, HttpHeaders headers) throws Exception {
        new Webhook(secret).verify(body, headers);
    }

    private JsonObject delivered(String path) throws InterruptedException {
        JsonObject delivery = send("GET", path, "").object();
        for (int i = 0; i < 300 && !delivery.getString("state").equals("DELIVERED"); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            delivery = send("GET", path, "").object();
        }
        assertThat(delivery.getString("state")).isEqualTo("DELIVERED");
        return delivery;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"since\":\"yesterday\"}",
                "{\"since\":\"2026-11-29T08:00:00Z\",\"until\":\"2026-11-29T08:00:00Z\"}"
            })
    default void a_recovery_without_a_period_is_refused(String body) {
        Redress.HttpReply answer =
                send("POST", WEBHOOKS + "/581b298b-c540-3158-be2a-fde8f16433f6/actions/recover", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).containsAnyOf("body /since", "body /until");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://shop.example/", "https://10.0.0.1/", "https://user@shop.example/"})
    default void a_url_that_is_not_public_https_is_refused(String url) {
        Redress.HttpReply answer = send("POST", WEBHOOKS, "{\"url\":\"" + url + "\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("body /url");
    }
}
