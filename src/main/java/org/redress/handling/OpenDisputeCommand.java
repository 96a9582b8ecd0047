package org.redress.handling;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.redress.digest.CanonicalForm;
import org.redress.order.Money;
import org.redress.party.CustomerData;

/**
 * Request of a merchant to open a dispute about an order or an invoice of a customer.
 *
 * @param customerId null if the order names the customer, or the customer's data is given
 * @param customer data of the customer; null if the order or the customerId names the customer
 * @param orderId null for a dispute about an invoice
 * @param invoiceId null for a dispute about an order
 * @param total amount of the invoice, if no order has it; else null
 * @param disputeAmount null for the whole amount
 * @param source channel of the complaint, such as Phone
 */
record OpenDisputeCommand(
        UUID customerId,
        CustomerData customer,
        String orderId,
        String invoiceId,
        Instant invoiceDate,
        Money total,
        BigDecimal disputeAmount,
        int reasonId,
        String description,
        String source) {

    /** Returns the request in the form from which its digest is computed (Idempotency-Key). */
    CanonicalForm canonicalForm(int merchantId) {
        return CanonicalForm.of("dispute")
                .add("clientId", merchantId)
                .add("customerId", customerId)
                .add("customer", customer == null ? null : customer.canonicalForm())
                .add("orderId", orderId)
                .add("invoiceId", invoiceId)
                .add("invoiceDate", invoiceDate)
                .add("amount", total == null ? null : total.amount())
                .add("currency", total == null ? null : total.currency().getCurrencyCode())
                .add("disputeAmount", disputeAmount)
                .add("reasonId", reasonId)
                .add("description", description)
                .add("source", source);
    }
}
