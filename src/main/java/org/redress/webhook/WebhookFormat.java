package org.redress.webhook;

import jakarta.json.JsonObjectBuilder;
import org.redress.json.SharedJson;
import org.redress.json.TimeFormats;

/** Formats of a webhook's body. */
public enum WebhookFormat {
    /** Standard Webhooks 1.0.0. */
    STANDARD("application/json") {
        @Override
        JsonObjectBuilder json(WebhookMessage message) {
            return SharedJson.JSON
                    .createObjectBuilder()
                    .add("type", message.type())
                    .add("timestamp", TimeFormats.instant(message.occurredAt()))
                    .add("data", message.data());
        }
    },
    /** CloudEvents 1.0, structured JSON. */
    CLOUDEVENTS("application/cloudevents+json; charset=UTF-8") {
        @Override
        JsonObjectBuilder json(WebhookMessage message) {
            JsonObjectBuilder json = SharedJson.JSON
                    .createObjectBuilder()
                    .add("specversion", "1.0")
                    .add("id", message.id().toString())
                    .add("source", message.source())
                    .add("type", message.type())
                    .add("subject", message.subject())
                    .add("time", TimeFormats.instant(message.occurredAt()))
                    .add("datacontenttype", "application/json");
            if (message.traceparent() != null) {
                json.add("traceparent", message.traceparent());
            }
            return json.add("data", message.data());
        }
    };

    private final String contentType;

    WebhookFormat(String contentType) {
        this.contentType = contentType;
    }

    /** Returns the header Content-Type. */
    String contentType() {
        return contentType;
    }

    abstract JsonObjectBuilder json(WebhookMessage message);

    /** Returns the body, the same bytes for the same message. */
    String body(WebhookMessage message) {
        return json(message).build().toString();
    }
}
