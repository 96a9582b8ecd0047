package org.redress.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"http://shop.example/", "https://10.0.0.1/", "https://user@shop.example/"})
    default void a_url_that_is_not_public_https_is_refused(String url) {
        Redress.HttpReply answer = send("POST", WEBHOOKS, "{\"url\":\"" + url + "\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("body /url");
    }
}
