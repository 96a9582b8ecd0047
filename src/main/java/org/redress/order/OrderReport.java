package org.redress.order;

import java.time.Instant;
import java.util.List;
import org.redress.party.Buyer;

/**
 * Complete order that a shop sends, to create or replace the stored one.
 *
 * @param placedAt null if the shop does not send it: a new order is placed when it arrives, a stored one keeps its time
 * @param items at least one
 * @param media recordings of the delivery, oldest first
 */
record OrderReport(
        String orderId,
        String orderNumber,
        Buyer buyer,
        List<OrderItem> items,
        Money total,
        Instant placedAt,
        Progress progress,
        List<DeliveryMedia> media) {}
