package org.redress.dispute;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A dispute as it is read for showing: one row of the database with what belongs to it, and nothing to change. */
public record DisputeRow(
        UUID id,
        Long ticketNumber,
        String source,
        Integer reasonId,
        String reasonName,
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
        String email,
        Integer merchantId,
        String merchantName,
        String merchantEmail,
        String merchantCountryCode) {

    /** The same with its attachments, oldest first. */
    public record WithAttachments(DisputeRow dispute, List<AttachmentRow> attachments) {}
}
