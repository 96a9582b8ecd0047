package org.redress.webhook;

/** How much a webhook tells. */
public enum WebhookPayload {
    /** The event, from which the receiver finds the rest. */
    THIN,
    /** The event and the thing that it happened to. */
    FULL
}
