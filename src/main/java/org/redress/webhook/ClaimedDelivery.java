package org.redress.webhook;

import java.util.List;
import java.util.UUID;
import org.redress.event.EventData;

/**
 * Delivery that this node sends now.
 *
 * @param attempt number of the attempt, from 1
 * @param seq number of the event in the log, 0 for a test
 * @param webhook data of the webhook
 * @param secrets sign the request, the newest first
 */
public record ClaimedDelivery(
        WebhookAddress address,
        int number,
        int attempt,
        UUID eventId,
        long seq,
        EventData data,
        WebhookData webhook,
        List<String> secrets) {}
