package org.redress.webhook;

/** States of a webhook. */
public enum WebhookState {
    ENABLED,
    /** Its merchant wants nothing to be sent for now. */
    PAUSED,
    /** Its receiver failed for too long, or said that it is gone. */
    DISABLED
}
