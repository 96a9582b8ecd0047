package org.redress.dispute;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.order.Money;
import org.redress.order.Order;
import org.redress.party.Customer;
import org.redress.problem.InvalidRequestException;
import org.redress.text.FoldedText;

/**
 * Subject of a dispute: an order in its current state, an invoice known by its number alone, or the customer's account.
 *
 * @param order null if there is none
 * @param invoiceId null if there is none
 * @param invoiceDate null if it is unknown
 * @param total null without an order and an invoice
 * @param disputed disputed part of the total; null without a total
 */
public record DisputeSubject(
        @Nullable Order order,
        @Nullable String invoiceId,
        @Nullable Instant invoiceDate,
        @Nullable Money total,
        @Nullable BigDecimal disputed) {
    /** The customer's account. */
    public static final DisputeSubject ACCOUNT = new DisputeSubject(null, null, null, null, null);

    /** Returns the whole order as the subject, or the account for null. */
    public static DisputeSubject of(@Nullable Order order) {
        return order == null
                ? ACCOUNT
                : new DisputeSubject(
                        order,
                        order.getInvoiceId(),
                        order.getInvoiceDate(),
                        order.getTotal(),
                        order.getTotal().amount());
    }

    /**
     * Returns a whole invoice as the subject.
     *
     * @param invoiceDate may be null
     */
    public static DisputeSubject ofInvoice(String invoiceId, @Nullable Instant invoiceDate, Money total) {
        return new DisputeSubject(null, invoiceId, invoiceDate, total, total.amount());
    }

    /**
     * Returns the subject with a part of its total as the disputed amount.
     *
     * @param part null for the whole total
     * @throws InvalidRequestException if the part is not positive, exceeds the total, or there is no total
     */
    public DisputeSubject disputing(@Nullable BigDecimal part) {
        if (part == null) {
            return this;
        }
        if (total == null) {
            throw disputeAmount("must not be given where there is no amount");
        }
        try {
            return new DisputeSubject(
                    order, invoiceId, invoiceDate, total, total.part(part).amount());
        } catch (IllegalArgumentException e) {
            throw disputeAmount(Objects.requireNonNull(e.getMessage()));
        }
    }

    private static InvalidRequestException disputeAmount(String rule) {
        return new InvalidRequestException("disputeAmount", rule, "body /disputeAmount");
    }

    /**
     * Checks that the order is the customer's, if there is one.
     *
     * @throws IllegalArgumentException if it is another customer's
     */
    void checkCustomer(Customer customer) {
        if (order != null && !order.getCustomerId().equals(customer.getId())) {
            throw new IllegalArgumentException("the order is another customer's");
        }
    }

    @Nullable
    UUID orderUuid() {
        return order == null ? null : order.getId();
    }

    @Nullable
    String orderId() {
        return order == null ? null : order.getOrderId();
    }

    @Nullable
    String orderNumber() {
        return order == null ? null : order.getOrderNumber();
    }

    @Nullable
    String trackingId() {
        return order == null ? null : order.getTrackingId();
    }

    @Nullable
    BigDecimal amount() {
        return total == null ? null : total.amount();
    }

    @Nullable
    String currency() {
        return total == null ? null : total.currency().getCurrencyCode();
    }

    /** Returns the numbers that the search covers, one per line, folded. */
    static String searchText(
            @Nullable String invoiceId, @Nullable String orderNumber, @Nullable String trackingId, long ticketNumber) {
        return Stream.of(invoiceId, orderNumber, trackingId, ticketNumber)
                .filter(Objects::nonNull)
                .map(number -> FoldedText.ofNumber(number.toString()))
                .collect(Collectors.joining("\n"));
    }
}
