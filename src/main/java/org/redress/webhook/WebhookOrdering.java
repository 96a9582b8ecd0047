package org.redress.webhook;

/** Order in which a webhook tells events. */
public enum WebhookOrdering {
    /** A failed delivery holds up no other. */
    NONE,
    /** A delivery waits for the earlier ones of its subject. */
    SUBJECT
}
