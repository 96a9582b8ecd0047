package org.redress.order;

import java.time.Instant;
import java.util.List;
import org.redress.party.CustomerData;

/**
 * All that a shop tells of an order, in one piece.
 *
 * @param placedAt null where the shop does not tell: then it is when the order is first heard of
 * @param items at least one
 * @param media what was recorded of the delivery, oldest first
 */
record PutOrderCommand(
        String orderId,
        String orderNumber,
        CustomerData customer,
        List<OrderItem> items,
        Money total,
        Instant placedAt,
        Fulfilment progress,
        List<DeliveryMedia> media) {}
