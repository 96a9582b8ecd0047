package org.redress.order;

import java.util.List;
import java.util.Map;
import org.redress.party.KnownCustomers;

/**
 * Orders and customers that some commands may change, read in a few statements for all of them. The maps of orders have
 * the shop's ids as their keys.
 *
 * @param items products of each order that has some
 * @param media recordings of each order that has some
 * @param created orders that were created since, with their commands
 */
record StoredOrders(
        Map<String, Order> orders,
        Map<String, List<OrderItem>> items,
        Map<String, List<DeliveryMedia>> media,
        KnownCustomers customers,
        Map<Order, PutOrderCommand> created) {

    /** Returns an order as it is in the database. */
    OrderView view(Order order) {
        return OrderView.of(
                order,
                items.getOrDefault(order.getOrderId(), List.of()),
                media.getOrDefault(order.getOrderId(), List.of()));
    }

    /** Makes a product of a row: the order's id, title and pictureUrl. */
    static OrderItem item(Object[] row) {
        return new OrderItem((String) row[1], (String) row[2]);
    }

    /** Makes a recording of a row: the order's id, mediaType, name, description and contentUrl. */
    static DeliveryMedia media(Object[] row) {
        return new DeliveryMedia((DeliveryMedia.Type) row[1], (String) row[2], (String) row[3], (String) row[4]);
    }
}
