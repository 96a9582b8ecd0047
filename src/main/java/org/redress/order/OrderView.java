package org.redress.order;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.UUID;
import org.redress.digest.Sha256;
import org.redress.party.Customer;
import org.redress.party.CustomerData;

/**
 * Order on the wire: the ids, then the fields that the shop sends. Unknown fields are null and left out. The amount is
 * text with the currency's decimals; times are ISO 8601 instants.
 */
@JsonbPropertyOrder({
    "id",
    "clientId",
    "orderId",
    "orderNumber",
    "status",
    "customer",
    "items",
    "amount",
    "currency",
    "placedAt",
    "carrier",
    "trackingId",
    "trackingUrl",
    "invoiceId",
    "invoiceDate",
    "media"
})
public record OrderView(
        UUID id,
        Integer clientId,
        String orderId,
        String orderNumber,
        String status,
        OrderCustomerView customer,
        List<ItemView> items,
        String amount,
        String currency,
        String placedAt,
        String carrier,
        String trackingId,
        String trackingUrl,
        String invoiceId,
        String invoiceDate,
        List<MediaView> media) {

    /** Creates the view of an order, which must be managed: items and media are loaded lazily. */
    public static OrderView of(Order order) {
        return new OrderView(
                order.getId(),
                order.getMerchant().getId(),
                order.getOrderId(),
                order.getOrderNumber(),
                order.getStatus().name(),
                OrderCustomerView.of(order.getCustomer()),
                order.getItems().stream().map(ItemView::of).toList(),
                order.getTotal().amount().toPlainString(),
                order.getTotal().currency().getCurrencyCode(),
                order.getPlacedAt().toString(),
                order.getCarrier(),
                order.getTrackingId(),
                order.getTrackingUrl(),
                order.getInvoiceId(),
                order.getInvoiceDate() == null ? null : order.getInvoiceDate().toString(),
                order.getMedia().stream().map(MediaView::of).toList());
    }

    /** Returns a hash of the content: the entity tag, without its quotes. */
    String tag() {
        return Sha256.of(toString());
    }

    /** Customer of an order. @param accountId null without an account in the shop */
    @JsonbPropertyOrder({"customerId", "accountId", "firstName", "lastName", "email", "countryCode", "channelIdentities"
    })
    public record OrderCustomerView(
            UUID customerId,
            UUID accountId,
            String firstName,
            String lastName,
            String email,
            String countryCode,
            List<IdentityView> channelIdentities) {
        static OrderCustomerView of(Customer customer) {
            return new OrderCustomerView(
                    customer.getId(),
                    customer.getAccountId(),
                    customer.getFirstName(),
                    customer.getLastName(),
                    customer.getEmail(),
                    customer.getCountryCode(),
                    customer.getIdentities().stream().map(IdentityView::of).toList());
        }
    }

    /** Identity of a customer in a channel. */
    @JsonbPropertyOrder({"channel", "uid"})
    public record IdentityView(String channel, String uid) {
        public static IdentityView of(CustomerData.ChannelIdentityKey identity) {
            return new IdentityView(identity.channel(), identity.uid());
        }
    }

    /** Product of an order. */
    @JsonbPropertyOrder({"title", "pictureUrl"})
    public record ItemView(String title, String pictureUrl) {
        static ItemView of(OrderItem item) {
            return new ItemView(item.getTitle(), item.getPictureUrl());
        }
    }

    /** Recording of the delivery. */
    @JsonbPropertyOrder({"mediaType", "name", "description", "contentUrl"})
    public record MediaView(String mediaType, String name, String description, String contentUrl) {
        static MediaView of(DeliveryMedia media) {
            return new MediaView(
                    media.getMediaType().name(), media.getName(), media.getDescription(), media.getContentUrl());
        }
    }
}
