package org.redress.handling;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.redress.order.Money;
import org.redress.party.CustomerData;

/**
 * A case as the shop opens it. It is about an order, or an invoice, of a customer.
 *
 * @param customerId null where the order tells whose it is, or the buyer is described
 * @param customer who complains, as the shop knows them; null where the order or the customerId tells
 * @param orderId null for a case about an invoice
 * @param invoiceId null for a case about an order
 * @param total the invoice's, where no order has it; else null
 * @param disputeAmount null = all of it
 * @param source where the customer complained
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
        String source) {}
