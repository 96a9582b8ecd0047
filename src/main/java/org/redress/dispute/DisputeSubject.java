package org.redress.dispute;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.order.Money;
import org.redress.order.Order;
import org.redress.party.Customer;
import org.redress.problem.InvalidRequestException;

/**
 * What a case is about: an order as it stands now, an invoice that is known by its number alone, or nothing but the
 * customer's account.
 *
 * @param order null where there is none
 * @param invoiceId null where there is none
 * @param invoiceDate null where it is not known
 * @param total null where there is neither order nor invoice
 * @param disputed how much of the total; null where there is none
 */
public record DisputeSubject(Order order, String invoiceId, Instant invoiceDate, Money total, BigDecimal disputed) {
    /** The customer's account. */
    public static final DisputeSubject ACCOUNT = new DisputeSubject(null, null, null, null, null);

    /** All of an order; null: the account. */
    public static DisputeSubject of(Order order) {
        return order == null
                ? ACCOUNT
                : new DisputeSubject(
                        order,
                        order.getInvoiceId(),
                        order.getInvoiceDate(),
                        order.getTotal(),
                        order.getTotal().amount());
    }

    public static DisputeSubject ofInvoice(String invoiceId, Instant invoiceDate, Money total) {
        return new DisputeSubject(null, invoiceId, invoiceDate, total, total.amount());
    }

    /** No more than a part of it; null: all. @throws InvalidRequest where it is more than there is, or nothing */
    public DisputeSubject disputing(BigDecimal part) {
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
            throw disputeAmount(e.getMessage());
        }
    }

    private static InvalidRequestException disputeAmount(String rule) {
        return new InvalidRequestException("disputeAmount", rule, "body /disputeAmount");
    }

    /** Nobody complains of what another customer bought. */
    boolean canBeOf(Customer customer) {
        return order == null || order.getCustomerId().equals(customer.getId());
    }

    String orderId() {
        return order == null ? null : order.getOrderId();
    }

    String orderNumber() {
        return order == null ? null : order.getOrderNumber();
    }

    String trackingId() {
        return order == null ? null : order.getTrackingId();
    }

    BigDecimal amount() {
        return total == null ? null : total.amount();
    }

    String currency() {
        return total == null ? null : total.currency().getCurrencyCode();
    }

    /** The numbers by which the case can be searched, a line each, in lower case. */
    static String searchText(String invoiceId, String orderNumber, String trackingId, long ticketNumber) {
        return Stream.of(invoiceId, orderNumber, trackingId, ticketNumber)
                .filter(Objects::nonNull)
                .map(number -> number.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }
}
