package org.redress.handling;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.digest.CanonicalForm;
import org.redress.order.Money;
import org.redress.party.CustomerData;

/**
 * Command of a merchant that opens a dispute about an order or an invoice. At least one of both is given.
 *
 * @param customerId id of the customer, null if the order or the customer's data identify the customer
 * @param customer data of the customer, null if the order or the id identify the customer
 * @param orderId number of the order at the merchant, null for a dispute about an invoice
 * @param invoiceId number of the invoice, null if only the order is given
 * @param invoiceDate date of the invoice, null if unknown
 * @param total total of the invoice, used if the merchant has no order with it; null if not given
 * @param disputeAmount disputed part of the total, in the currency of the total; null for all of it
 * @param source channel in which the customer complained
 */
record OpenDisputeCommand(
        @Nullable UUID customerId,
        @Nullable CustomerData customer,
        @Nullable String orderId,
        @Nullable String invoiceId,
        @Nullable Instant invoiceDate,
        @Nullable Money total,
        @Nullable BigDecimal disputeAmount,
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
