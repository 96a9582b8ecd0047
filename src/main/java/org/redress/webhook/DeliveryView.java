package org.redress.webhook;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.event.EventData;
import org.redress.json.TimeFormats;

/**
 * Delivery as its merchant sees it. Members that are null are omitted.
 *
 * @param number that of the webhook's deliveries, from 1
 * @param eventId the header webhook-id
 * @param type wire name of the event's type
 * @param occurredAt time of the event, ISO 8601 in UTC
 * @param test true: the event is an example
 * @param attempts their number
 * @param nextAttemptAt null after the end
 * @param requests the last attempts, newest first; null in lists
 */
@JsonbPropertyOrder({
    "number",
    "eventId",
    "type",
    "subjectId",
    "ticketNumber",
    "occurredAt",
    "test",
    "state",
    "attempts",
    "queuedAt",
    "nextAttemptAt",
    "requests"
})
public record DeliveryView(
        int number,
        UUID eventId,
        String type,
        String subjectId,
        @Nullable Long ticketNumber,
        String occurredAt,
        boolean test,
        String state,
        int attempts,
        String queuedAt,
        @Nullable String nextAttemptAt,
        @Nullable List<AttemptView> requests) {
    /** Formats a delivery as lists have it. */
    static DeliveryView of(Delivery delivery) {
        return of(delivery, null);
    }

    /** Formats a delivery with its attempts. */
    static DeliveryView of(Delivery delivery, @Nullable List<DeliveryAttempt> attempts) {
        EventData event = delivery.getData();
        return new DeliveryView(
                delivery.getNumber(),
                delivery.getEventId(),
                event.getType(),
                event.getSubjectId(),
                event.getTicketNumber(),
                TimeFormats.instant(event.getOccurredAt()),
                delivery.getSeq() == 0,
                delivery.getState().name(),
                delivery.getAttempts(),
                TimeFormats.instant(delivery.getQueuedAt()),
                Optional.ofNullable(delivery.getDueAt())
                        .map(TimeFormats::instant)
                        .orElse(null),
                attempts == null ? null : attempts.stream().map(AttemptView::of).toList());
    }

    /** Returns the path of a delivery. */
    static String path(int merchantId, UUID webhookId, int number) {
        return WebhookView.path(merchantId, webhookId) + "/deliveries/" + number;
    }
}
