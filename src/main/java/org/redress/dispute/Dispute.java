package org.redress.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.order.Order;
import org.redress.party.Customer;
import org.redress.problem.AtMost;

/**
 * One case between a customer and a merchant, about an order or about the customer's account. The customer calls it a
 * complaint and knows it by its ticket number; the merchant calls it a dispute.
 *
 * <p>It is opened waiting for the shop, with a deadline. While it is open it may wait for the shop, for the customer or
 * for a review, in any order; then it is resolved, closed or cancelled by the customer. A resolved case can still be
 * closed; nothing is ever reopened. What it says of the order is what stood there when it was opened.
 */
@Entity
@Table(name = "disputes")
public class Dispute {
    @Id
    @NotNull
    private UUID id;

    @NotNull
    @Column(name = "ticket_number")
    private Long ticketNumber;

    @NotNull
    @Column(name = "merchant_id")
    private Integer merchantId;

    @NotNull
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "customer_id")
    private Customer customer;

    @NotBlank
    @AtMost(characters = 64)
    private String source;

    @NotNull
    @Column(name = "reason_id")
    private Integer reasonId;

    @NotBlank
    @AtMost(characters = 255)
    private String category;

    @NotBlank
    @AtMost(characters = 10_000)
    private String description;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "order_uuid")
    private Order order;

    @Column(name = "order_id")
    private String orderId;

    @Column(name = "order_number")
    private String orderNumber;

    @Column(name = "invoice_id")
    private String invoiceId;

    @Column(name = "invoice_date")
    private Instant invoiceDate;

    @Column(name = "tracking_id")
    private String trackingId;

    private BigDecimal amount;

    @Column(name = "dispute_amount")
    private BigDecimal disputeAmount;

    private String currency;

    @NotNull
    @Column(name = "status_id")
    private Integer statusId;

    @Column(name = "due_at")
    private Instant dueAt;

    @NotNull
    @Column(name = "created_at")
    private Instant createdAt;

    @NotNull
    @Column(name = "updated_at")
    private Instant updatedAt;

    @NotNull
    @Column(name = "search_text")
    private String searchText;

    @Size(max = 64)
    private String fingerprint;

    @Size(max = 255)
    @Column(name = "idempotency_key")
    private String idempotencyKey;

    protected Dispute() {}

    /**
     * A customer opens a case.
     *
     * @param ticketNumber the short number that people say aloud
     * @param order what it is about, or null; then it is about the customer's account
     * @param dueAt until when the shop answers
     */
    public Dispute(
            UUID id,
            long ticketNumber,
            Complaint complaint,
            Customer customer,
            DisputeReason reason,
            Order order,
            Instant createdAt,
            Instant dueAt) {
        this.id = id;
        this.ticketNumber = ticketNumber;
        this.merchantId = customer.getMerchantId();
        this.customer = customer;
        this.source = complaint.source();
        this.category = complaint.category();
        this.description = complaint.description();
        this.fingerprint = complaint.fingerprint();
        this.idempotencyKey = complaint.idempotencyKey();
        this.reasonId = reason.getId();
        this.statusId = DisputeStatus.WAITING_FOR_SHOP.id();
        this.dueAt = dueAt;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        if (order != null) {
            isAbout(order);
        }
        this.searchText = searchText();
    }

    private void isAbout(Order order) {
        if (!order.getCustomerId().equals(customer.getId())) {
            throw new IllegalArgumentException("the order is another customer's");
        }
        this.order = order;
        this.orderId = order.getOrderId();
        this.orderNumber = order.getOrderNumber();
        this.invoiceId = order.getInvoiceId();
        this.invoiceDate = order.getInvoiceDate();
        this.trackingId = order.getTrackingId();
        this.amount = order.getTotal().amount();
        this.disputeAmount = amount;
        this.currency = order.getTotal().currency().getCurrencyCode();
    }

    /** The numbers by which it can be searched, a line each, in lower case. */
    private String searchText() {
        return Stream.of(invoiceId, orderNumber, trackingId, ticketNumber)
                .filter(Objects::nonNull)
                .map(number -> number.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }

    /** Something was added to it, such as a file. */
    public void touch(Instant at) {
        this.updatedAt = at;
    }

    /** The shop asks the customer for something. @param dueAt until when the customer answers */
    public void waitForCustomer(Instant at, Instant dueAt) {
        moveTo(DisputeStatus.WAITING_FOR_CUSTOMER, at, dueAt);
    }

    /** The shop has what it needs and decides. @param dueAt until when it decides */
    public void review(Instant at, Instant dueAt) {
        moveTo(DisputeStatus.UNDER_REVIEW, at, dueAt);
    }

    /** The shop has put it right. */
    public void resolve(Instant at) {
        moveTo(DisputeStatus.RESOLVED, at, null);
    }

    /** The customer no longer complains. */
    public void cancel(Instant at) {
        moveTo(DisputeStatus.CANCELLED, at, null);
    }

    /** Nothing more will happen, with or without a solution. */
    public void close(Instant at) {
        if (getStatus() == DisputeStatus.RESOLVED) {
            set(DisputeStatus.CLOSED, at, null);
        } else {
            moveTo(DisputeStatus.CLOSED, at, null);
        }
    }

    private void moveTo(DisputeStatus next, Instant at, Instant dueAt) {
        if (!getStatus().isOpen()) {
            throw new IllegalStateException("a dispute that is " + getStatus() + " cannot become " + next);
        }
        set(next, at, dueAt);
    }

    private void set(DisputeStatus next, Instant at, Instant dueAt) {
        this.statusId = next.id();
        this.updatedAt = at;
        this.dueAt = dueAt;
    }

    public UUID getId() {
        return id;
    }

    public long getTicketNumber() {
        return ticketNumber;
    }

    public Customer getCustomer() {
        return customer;
    }

    /** What the customer calls the problem: a category of the chat, or a text of the customer's own. */
    public String getCategory() {
        return category;
    }

    /** What it is about; null for a case about the account. */
    public Order getOrder() {
        return order;
    }

    /** The shop's number of the order, or null. */
    public String getOrderId() {
        return orderId;
    }

    public DisputeStatus getStatus() {
        return DisputeStatus.withId(statusId).orElseThrow();
    }

    /** Until when whoever it waits for must act; null when it is over. */
    public Instant getDueAt() {
        return dueAt;
    }
}
