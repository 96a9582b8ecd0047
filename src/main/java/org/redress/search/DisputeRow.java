package org.redress.search;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.redress.dispute.Actor;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.LifeCycle;
import org.redress.dispute.Outcome;
import org.redress.party.Merchant;
import org.redress.reason.DisputeReason;

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
        Long version,
        Instant appealedAt,
        Outcome outcome,
        BigDecimal decidedAmount,
        String decisionText,
        Instant decidedAt,
        UUID customerId,
        UUID accountId,
        String firstName,
        String lastName,
        String countryCode,
        String email) {

    /** What this one may do to it now. */
    public List<DisputeAction> allowedTo(Actor actor, Instant now) {
        DisputeStatus status = DisputeStatus.withId(statusId).orElseThrow();
        return LifeCycle.allowed(actor, new LifeCycle.State(status, appealedAt != null, dueAt, null, null), now);
    }

    /** The same with its merchant, the reason it gives, and its attachments, oldest first. */
    public record DisputeDetails(
            DisputeRow dispute, Merchant merchant, DisputeReason reason, List<AttachmentRow> attachments) {}
}
