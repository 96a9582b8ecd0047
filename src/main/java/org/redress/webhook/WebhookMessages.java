package org.redress.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.redress.event.EventData;
import org.redress.feed.EventJson;
import org.redress.http.ApiPaths;

/** Writes the requests of webhooks: Standard Webhooks 1.0.0, with the body that the webhook wants. */
@ApplicationScoped
public class WebhookMessages {
    @Inject
    EventJson events;

    /**
     * Writes a request, with the data that is read now.
     *
     * @param at time of the signature
     */
    WebhookRequest of(ClaimedDelivery delivery, Instant at) {
        int merchantId = delivery.address().merchantId();
        EventData data = delivery.data();
        JsonObject json = delivery.webhook().payload() == WebhookPayload.FULL
                ? events.withSubject(merchantId, delivery.seq(), delivery.eventId(), data)
                : EventJson.of(merchantId, delivery.seq(), delivery.eventId(), data);
        WebhookFormat format = delivery.webhook().format();
        String id = delivery.eventId().toString();
        String body = format.body(new WebhookMessage(
                delivery.eventId(),
                data.getType(),
                data.getOccurredAt(),
                ApiPaths.BASE + "/" + merchantId,
                data.getSubjectType() + "/" + data.getSubjectId(),
                data.getTraceparent(),
                json));
        Map<String, String> headers = Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(at.getEpochSecond()),
                "webhook-signature",
                WebhookSignature.of(delivery.secrets(), id, at, body));
        return new WebhookRequest(URI.create(delivery.webhook().url()), format.contentType(), headers, body);
    }
}
