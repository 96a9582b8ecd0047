package org.redress.webhook;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.digest.Sha256;
import org.redress.http.ApiPaths;
import org.redress.json.JsonBodyWriter;

/**
 * Webhook as its merchant sees it. Members that are null are omitted.
 *
 * @param disabledReason null unless it is disabled
 * @param failingSince time of the first failure after the last success, ISO 8601 in UTC
 * @param secret null unless it is new
 */
@JsonbPropertyOrder({
    "id",
    "url",
    "description",
    "types",
    "payload",
    "format",
    "ordering",
    "state",
    "disabledReason",
    "createdAt",
    "failingSince",
    "secret"
})
public record WebhookView(
        UUID id,
        String url,
        @Nullable String description,
        List<String> types,
        String payload,
        String format,
        String ordering,
        String state,
        @Nullable String disabledReason,
        String createdAt,
        @Nullable String failingSince,
        @Nullable String secret) {
    /** Formats a webhook without its secret. */
    static WebhookView of(Webhook webhook) {
        return of(webhook, null);
    }

    /** Formats a webhook whose secret is new, with it. */
    static WebhookView withSecret(Webhook webhook) {
        return of(webhook, webhook.getSecret());
    }

    private static WebhookView of(Webhook webhook, @Nullable String secret) {
        WebhookData data = webhook.getData();
        return new WebhookView(
                webhook.getId(),
                data.url(),
                data.description(),
                data.types(),
                data.payload().name(),
                data.format().name(),
                data.ordering().name(),
                webhook.getState().name(),
                Objects.toString(webhook.getDisabledReason(), null),
                webhook.getCreatedAt().toString(),
                Objects.toString(webhook.getFailingSince(), null),
                secret);
    }

    /** Returns the path of a webhook. */
    static String path(int merchantId, UUID id) {
        return ApiPaths.BASE + "/" + merchantId + "/webhooks/" + id;
    }

    /** Returns the entity tag, without quotes: a digest of the content without the secret. */
    String tag() {
        WebhookView shown = new WebhookView(
                id,
                url,
                description,
                types,
                payload,
                format,
                ordering,
                state,
                disabledReason,
                createdAt,
                failingSince,
                null);
        return Sha256.of(JsonBodyWriter.of(shown));
    }
}
