package org.redress.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.party.CustomerData;

/**
 * Complete order that a shop sends, to create or replace the stored one.
 *
 * @param placedAt null if the shop does not send it: a new order is placed when it arrives, a stored one keeps its time
 * @param items at least one
 * @param media recordings of the delivery, oldest first
 */
record PutOrderCommand(
        String orderId,
        String orderNumber,
        CustomerData customer,
        List<OrderItem> items,
        Money total,
        @Nullable Instant placedAt,
        Fulfilment progress,
        List<DeliveryMedia> media) {}
