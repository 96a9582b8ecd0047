package org.redress.order;

import java.time.Instant;
import java.util.List;
import org.redress.party.Buyer;

/**
 * All that a shop tells of an order, in one piece.
 *
 * @param placedAt null where the shop does not tell: then it is when the order is first heard of
 * @param items at least one
 * @param media what was recorded of the delivery, oldest first
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
