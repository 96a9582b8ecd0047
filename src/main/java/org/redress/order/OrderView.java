package org.redress.order;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
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
    "statusAt",
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
        @Nullable String carrier,
        @Nullable String trackingId,
        @Nullable String trackingUrl,
        @Nullable String invoiceId,
        @Nullable String invoiceDate,
        @Nullable String statusAt,
        List<MediaView> media) {

    /** Creates the view of an order, which must be managed: items and media are loaded lazily. */
    public static OrderView of(Order order) {
        return of(order, order.getItems(), order.getMedia());
    }

    /** Creates the view of an order with these items and media. */
    static OrderView of(Order order, List<OrderItem> items, List<DeliveryMedia> media) {
        return new OrderView(
                order.getId(),
                order.getMerchantId(),
                order.getOrderId(),
                order.getOrderNumber(),
                order.getStatus().name(),
                OrderCustomerView.of(order.getCustomer()),
                items.stream().map(ItemView::of).toList(),
                order.getTotal().amount().toPlainString(),
                order.getTotal().currency().getCurrencyCode(),
                order.getPlacedAt().toString(),
                order.getCarrier(),
                order.getTrackingId(),
                order.getTrackingUrl(),
                order.getInvoiceId(),
                Objects.toString(order.getInvoiceDate(), null),
                Objects.toString(order.getProgress().statusAt(), null),
                media.stream().map(MediaView::of).toList());
    }

    /** Returns the entity tag without its quotes: a digest of all members. */
    String tag() {
        return CanonicalForm.of("order")
                .add("id", id)
                .add("clientId", clientId)
                .add("orderId", orderId)
                .add("orderNumber", orderNumber)
                .add("status", status)
                .add("customer", customer.canonicalForm())
                .addForms("items", items.stream().map(ItemView::canonicalForm))
                .add("amount", amount)
                .add("currency", currency)
                .add("placedAt", placedAt)
                .add("carrier", carrier)
                .add("trackingId", trackingId)
                .add("trackingUrl", trackingUrl)
                .add("invoiceId", invoiceId)
                .add("invoiceDate", invoiceDate)
                .add("statusAt", statusAt)
                .addForms("media", media.stream().map(MediaView::canonicalForm))
                .digest();
    }

    /**
     * Customer of an order.
     *
     * @param accountId null without an account in the shop
     */
    @JsonbPropertyOrder({"customerId", "accountId", "firstName", "lastName", "email", "countryCode", "channelIdentities"
    })
    public record OrderCustomerView(
            UUID customerId,
            @Nullable UUID accountId,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String countryCode,
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

        private CanonicalForm canonicalForm() {
            return CanonicalForm.of("customer")
                    .add("customerId", customerId)
                    .add("accountId", accountId)
                    .add("firstName", firstName)
                    .add("lastName", lastName)
                    .add("email", email)
                    .add("countryCode", countryCode)
                    .addForms("channelIdentities", channelIdentities.stream().map(IdentityView::canonicalForm));
        }
    }

    /** Identity of a customer in a channel. */
    @JsonbPropertyOrder({"channel", "uid"})
    public record IdentityView(String channel, String uid) {
        public static IdentityView of(CustomerData.ChannelIdentityKey identity) {
            return new IdentityView(identity.channel(), identity.uid());
        }

        /** Returns the values in the form from which a digest is computed. */
        public CanonicalForm canonicalForm() {
            return CanonicalForm.of("identity").add("channel", channel).add("uid", uid);
        }
    }

    /** Product of an order. */
    @JsonbPropertyOrder({"title", "pictureUrl"})
    public record ItemView(String title, @Nullable String pictureUrl) {
        static ItemView of(OrderItem item) {
            return new ItemView(item.getTitle(), item.getPictureUrl());
        }

        private CanonicalForm canonicalForm() {
            return CanonicalForm.of("item").add("title", title).add("pictureUrl", pictureUrl);
        }
    }

    /** Recording of the delivery. */
    @JsonbPropertyOrder({"mediaType", "name", "description", "contentUrl"})
    public record MediaView(String mediaType, String name, @Nullable String description, String contentUrl) {
        static MediaView of(DeliveryMedia media) {
            return new MediaView(
                    media.getMediaType().name(), media.getName(), media.getDescription(), media.getContentUrl());
        }

        private CanonicalForm canonicalForm() {
            return CanonicalForm.of("media")
                    .add("mediaType", mediaType)
                    .add("name", name)
                    .add("description", description)
                    .add("contentUrl", contentUrl);
        }
    }
}
