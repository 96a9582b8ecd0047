package org.redress.order;

import java.time.Instant;

/** How far an order has come: what changes after it was placed. All but the status may be null. */
record Fulfilment(
        OrderStatus status,
        String carrier,
        String trackingId,
        String trackingUrl,
        String invoiceId,
        Instant invoiceDate) {}
