package org.redress.order;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.UUID;
import org.redress.digest.Sha256;
import org.redress.party.Customer;
import org.redress.party.CustomerData;

/**
 * An order on the wire, in the fields in which the shop told it, behind the ids. What is not known is left out. The
 * amount is a text with the currency's decimals; times are ISO instants.
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

    /** Another for each content: the entity tag, without its quotes. */
    String tag() {
        return Sha256.of(toString());
    }

    /** Who bought; accountId is left out for a customer without an account in the shop. */
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

    /** What a customer is called in a channel. */
    @JsonbPropertyOrder({"channel", "uid"})
    public record IdentityView(String channel, String uid) {
        public static IdentityView of(CustomerData.ChannelIdentityKey identity) {
            return new IdentityView(identity.channel(), identity.uid());
        }
    }

    /** A product. */
    @JsonbPropertyOrder({"title", "pictureUrl"})
    public record ItemView(String title, String pictureUrl) {
        static ItemView of(OrderItem item) {
            return new ItemView(item.getTitle(), item.getPictureUrl());
        }
    }

    /** A recording of the delivery. */
    @JsonbPropertyOrder({"mediaType", "name", "description", "contentUrl"})
    public record MediaView(String mediaType, String name, String description, String contentUrl) {
        static MediaView of(DeliveryMedia media) {
            return new MediaView(
                    media.getMediaType().name(), media.getName(), media.getDescription(), media.getContentUrl());
        }
    }
}
