package org.redress.order;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.key.OwnedEntity;
import org.redress.key.UuidConverter;
import org.redress.party.Customer;
import org.redress.problem.InputLimits;
import org.redress.problem.MaxCodePoints;

/**
 * Order of a customer at a merchant. It is placed, invoiced, shipped by a carrier and delivered; the shop may cancel
 * it, the customer may return it. Its orderId is the shop's own and unique within the shop.
 */
@Entity
@Table(name = "orders")
public class Order extends OwnedEntity {
    @NotNull
    @Convert(converter = UuidConverter.class)
    @Column(name = "customer_id")
    private UUID customerId;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "merchant_id", referencedColumnName = "merchant_id", insertable = false, updatable = false)
    @JoinColumn(name = "customer_id", referencedColumnName = "id", insertable = false, updatable = false)
    private Customer customer;

    @NotBlank
    @MaxCodePoints(characters = InputLimits.IDENTIFIER)
    @Column(name = "order_id")
    private String orderId;

    @NotBlank
    @MaxCodePoints(characters = InputLimits.IDENTIFIER)
    @Column(name = "order_number")
    private String orderNumber;

    @NotNull
    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    @NotNull
    private BigDecimal amount;

    @NotNull
    private String currency;

    @MaxCodePoints(characters = InputLimits.IDENTIFIER)
    @Column(name = "invoice_id")
    private @Nullable String invoiceId;

    @Column(name = "invoice_date")
    private @Nullable Instant invoiceDate;

    /** Time of the status in the shop. */
    @Column(name = "status_at")
    private @Nullable Instant statusAt;

    @MaxCodePoints(characters = InputLimits.SHORT_NAME)
    private @Nullable String carrier;

    @MaxCodePoints(characters = InputLimits.IDENTIFIER)
    @Column(name = "tracking_id")
    private @Nullable String trackingId;

    @MaxCodePoints(characters = InputLimits.URL)
    @Column(name = "tracking_url")
    private @Nullable String trackingUrl;

    @NotNull
    @Column(name = "placed_at")
    private Instant placedAt;

    @Valid
    @ElementCollection
    @CollectionTable(
            name = "order_items",
            joinColumns = {
                @JoinColumn(name = "merchant_id", referencedColumnName = "merchant_id"),
                @JoinColumn(name = "order_uuid", referencedColumnName = "id")
            })
    @OrderBy("position")
    private List<OrderItem> items = new ArrayList<>();

    @Valid
    @ElementCollection
    @CollectionTable(
            name = "delivery_media",
            joinColumns = {
                @JoinColumn(name = "merchant_id", referencedColumnName = "merchant_id"),
                @JoinColumn(name = "order_uuid", referencedColumnName = "id")
            })
    @OrderBy("position")
    private List<DeliveryMedia> media = new ArrayList<>();

    protected Order() {}

    /** Creates an order that is placed and not yet invoiced or shipped. */
    public Order(
            Customer customer, String orderId, String orderNumber, Money total, Instant placedAt, OrderItem... items) {
        super(customer.getMerchantId(), UUID.randomUUID());
        this.customer = customer;
        this.customerId = customer.getId();
        this.orderId = orderId;
        this.orderNumber = orderNumber;
        this.status = OrderStatus.PLACED;
        this.amount = total.amount();
        this.currency = total.currency().getCurrencyCode();
        this.placedAt = placedAt;
        setItems(List.of(items));
    }

    /** Records the invoice. */
    public void invoice(String invoiceId, Instant invoiceDate) {
        this.invoiceId = invoiceId;
        this.invoiceDate = invoiceDate;
    }

    /**
     * Records the hand-over to a carrier.
     *
     * @param trackingUrl absolute URL; null if there is none
     */
    public void ship(String carrier, String trackingId, @Nullable String trackingUrl) {
        this.carrier = carrier;
        this.trackingId = trackingId;
        this.trackingUrl = trackingUrl;
        this.status = OrderStatus.SHIPPED;
    }

    /** Sets the status to one that the shop sends; every status may follow every other. */
    public void changeStatus(OrderStatus status) {
        this.status = status;
    }

    /** Adds a recording of the delivery after the others. */
    public void addMedia(DeliveryMedia recording) {
        media.add(recording.at(media.size()));
    }

    /**
     * Replaces all fields by those that the shop sends, but for the lists of products and recordings.
     *
     * @param buyer a customer of the same merchant
     * @throws IllegalArgumentException if the customer is another merchant's
     */
    void replaceWith(PutOrderCommand command, Customer buyer) {
        if (!buyer.getMerchantId().equals(getMerchantId())) {
            throw new IllegalArgumentException("the customer is another merchant's");
        }
        this.customer = buyer;
        this.customerId = buyer.getId();
        this.orderNumber = command.orderNumber();
        this.amount = command.total().amount();
        this.currency = command.total().currency().getCurrencyCode();
        this.placedAt = command.placedAt() == null ? placedAt : command.placedAt();
        updateFulfilment(command.progress());
    }

    /** Replaces the recordings of the delivery. */
    void setMedia(List<DeliveryMedia> recordings) {
        media.clear();
        recordings.forEach(this::addMedia);
    }

    /** Replaces the products. */
    void setItems(List<OrderItem> products) {
        items.clear();
        products.forEach(product -> items.add(product.at(items.size())));
    }

    /** Replaces the fulfilment. */
    void updateFulfilment(Fulfilment fulfilment) {
        this.status = fulfilment.status();
        this.carrier = fulfilment.carrier();
        this.trackingId = fulfilment.trackingId();
        this.trackingUrl = fulfilment.trackingUrl();
        this.invoiceId = fulfilment.invoiceId();
        this.invoiceDate = fulfilment.invoiceDate();
        this.statusAt = fulfilment.statusAt();
    }

    Fulfilment getProgress() {
        return new Fulfilment(status, carrier, trackingId, trackingUrl, invoiceId, invoiceDate, statusAt);
    }

    public UUID getCustomerId() {
        return customerId;
    }

    public Customer getCustomer() {
        return customer;
    }

    public String getOrderId() {
        return orderId;
    }

    public String getOrderNumber() {
        return orderNumber;
    }

    public OrderStatus getStatus() {
        return status;
    }

    public Money getTotal() {
        return new Money(amount, Currency.getInstance(currency));
    }

    public @Nullable String getInvoiceId() {
        return invoiceId;
    }

    public @Nullable Instant getInvoiceDate() {
        return invoiceDate;
    }

    public @Nullable String getCarrier() {
        return carrier;
    }

    public @Nullable String getTrackingId() {
        return trackingId;
    }

    public @Nullable String getTrackingUrl() {
        return trackingUrl;
    }

    public Instant getPlacedAt() {
        return placedAt;
    }

    /** Returns the products in the order in which the shop lists them. */
    public List<OrderItem> getItems() {
        return List.copyOf(items);
    }

    /** Returns the recordings of the delivery, oldest first. */
    public List<DeliveryMedia> getMedia() {
        return List.copyOf(media);
    }
}
