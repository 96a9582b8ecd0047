package org.redress.webhook;

/** Why a webhook was disabled. */
public enum WebhookDisabledReason {
    /** The receiver answered with 410. */
    GONE,
    /** All requests of five days failed. */
    FAILING
}
