package org.redress.handling;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.UUID;
import org.redress.dispute.Dispute;
import org.redress.json.TimeFormats;

/**
 * Similar dispute on the wire.
 *
 * @param reasons in the order CUSTOMER, ORDER, ITEM, TEXT
 */
@JsonbPropertyOrder({"id", "ticketNumber", "complaintStatus", "createdAt", "reasons"})
public record SimilarDisputeView(
        UUID id, long ticketNumber, TimelineView.StatusView complaintStatus, String createdAt, List<String> reasons) {
    static SimilarDisputeView of(SimilarDispute similar) {
        Dispute dispute = similar.dispute();
        return new SimilarDisputeView(
                dispute.getId(),
                dispute.getTicketNumber(),
                TimelineView.StatusView.of(dispute.getStatus().id()),
                TimeFormats.instant(similar.createdAt()),
                similar.reasons().stream().map(Enum::name).toList());
    }
}
