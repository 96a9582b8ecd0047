package org.redress.webhook;

/** States of a delivery. */
public enum DeliveryState {
    /** Will be sent, or sent again. */
    WAITING,
    /** A node sends it. */
    SENDING,
    DELIVERED,
    /** All attempts have failed. */
    FAILED
}
