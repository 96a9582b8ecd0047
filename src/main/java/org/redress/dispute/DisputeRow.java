package org.redress.dispute;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.redress.party.Merchant;

/** A dispute as it is read for showing: one row of the database with what belongs to it, and nothing to change. */
public record DisputeRow(
        UUID id,
        Long ticketNumber,
        String source,
        Integer reasonId,
        String description,
        String invoiceId,
        Instant invoiceDate,
        BigDecimal amount,
        BigDecimal disputeAmount,
        String currency,
        String orderId,
        String orderNumber,
        String trackingId,
        Integer statusId,
        Instant createdAt,
        Instant updatedAt,
        Instant dueAt,
        UUID customerId,
        UUID accountId,
        String firstName,
        String lastName,
        String countryCode,
        String email) {

    /** The same with its merchant, the reason it gives, and its attachments, oldest first. */
    public record Complete(
            DisputeRow dispute, Merchant merchant, DisputeReason reason, List<AttachmentRow> attachments) {}
}
