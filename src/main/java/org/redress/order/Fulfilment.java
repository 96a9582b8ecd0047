package org.redress.order;

import java.time.Instant;

/** Fulfilment of an order: the fields that change after it was placed. All but the status may be null. */
record Fulfilment(
        OrderStatus status,
        String carrier,
        String trackingId,
        String trackingUrl,
        String invoiceId,
        Instant invoiceDate) {}
