package org.redress.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookFormatTest {
    private static final WebhookMessage MESSAGE = message("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    private static WebhookMessage message(String traceparent) {
        return new WebhookMessage(
                UUID.fromString("0192f2ce-0000-7000-8000-000000000001"),
                "dispute.created",
                Instant.parse("2026-11-29T09:00:00Z"),
                "/api/rest/v1/1",
                "disputes/7",
                traceparent,
                Json.createObjectBuilder().add("reason", "grün").build());
    }

    @Test
    void the_standard_body_has_type_time_and_data() {
        assertThat(WebhookFormat.STANDARD.body(MESSAGE))
                .isEqualTo("{\"type\":\"dispute.created\",\"timestamp\":\"2026-11-29T09:00:00.0000000Z\","
                        + "\"data\":{\"reason\":\"grün\"}}");
        assertThat(WebhookFormat.STANDARD.contentType()).isEqualTo("application/json");
    }

    @Test
    void a_cloud_event_has_the_attributes_of_its_version() {
        String start = "{\"specversion\":\"1.0\",\"id\":\"0192f2ce-0000-7000-8000-000000000001\","
                + "\"source\":\"/api/rest/v1/1\",\"type\":\"dispute.created\",\"subject\":\"disputes/7\","
                + "\"time\":\"2026-11-29T09:00:00.0000000Z\",\"datacontenttype\":\"application/json\",";
        String end = "\"data\":{\"reason\":\"grün\"}}";
        assertThat(WebhookFormat.CLOUDEVENTS.body(MESSAGE))
                .isEqualTo(
                        start + "\"traceparent\":\"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\"," + end);
        assertThat(WebhookFormat.CLOUDEVENTS.body(message(null))).isEqualTo(start + end);
        assertThat(WebhookFormat.CLOUDEVENTS.contentType()).isEqualTo("application/cloudevents+json; charset=UTF-8");
    }
}
