package org.redress.report;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.redress.search.DisputeView;
import org.redress.search.DisputeView.DecisionView;

/** What an export tells of a dispute: the list's fields in the list's words, each in a column of its own. */
enum ExportColumn {
    ID("id", DisputeView::id),
    TICKET_NUMBER("ticketNumber", DisputeView::ticketNumber),
    CLIENT_ID("clientId", DisputeView::clientId),
    COMPLAINT_STATUS_ID(
            "complaintStatusId", dispute -> dispute.complaintStatus().id()),
    COMPLAINT_STATUS("complaintStatus", dispute -> dispute.complaintStatus().name()),
    REASON_ID("reasonId", dispute -> dispute.reason().id()),
    REASON("reason", dispute -> dispute.reason().name()),
    DESCRIPTION("description", DisputeView::description),
    SOURCE("source", DisputeView::source),
    CREATED_AT("createdAt", DisputeView::createdAt),
    UPDATED_AT("updatedAt", DisputeView::updatedAt),
    DUE_AT("dueAt", DisputeView::dueAt),
    CURRENCY("currency", DisputeView::currency),
    AMOUNT("amount", DisputeView::amount),
    DISPUTE_AMOUNT("disputeAmount", DisputeView::disputeAmount),
    INVOICE_ID("invoiceId", DisputeView::invoiceId),
    INVOICE_DATE("invoiceDate", DisputeView::invoiceDate),
    ORDER_ID("orderId", DisputeView::orderId),
    ORDER_NUMBER("orderNumber", DisputeView::orderNumber),
    TRACKING_ID("trackingId", DisputeView::trackingId),
    CUSTOMER_ID("customerId", DisputeView::customerId),
    CUSTOMER_NAME("customerName", dispute -> dispute.customer().name()),
    CUSTOMER_FIRST_NAME("customerFirstName", dispute -> dispute.customer().firstName()),
    CUSTOMER_LAST_NAME("customerLastName", dispute -> dispute.customer().lastName()),
    CUSTOMER_EMAIL("customerEmail", dispute -> dispute.customer().email()),
    CUSTOMER_COUNTRY_CODE("customerCountryCode", dispute -> dispute.customer().countryCode()),
    ATTACHMENTS("attachments", dispute -> dispute.attachments().size()),
    DECISION_OUTCOME("decisionOutcome", ofDecision(DecisionView::outcome)),
    DECISION_AMOUNT("decisionAmount", ofDecision(DecisionView::amount)),
    DECISION_TEXT("decisionText", ofDecision(DecisionView::text)),
    DECIDED_AT("decidedAt", ofDecision(DecisionView::decidedAt));

    private final String wireName;
    private final Function<DisputeView, ?> value;

    ExportColumn(String wireName, Function<DisputeView, ?> value) {
        this.wireName = wireName;
        this.value = value;
    }

    private static Function<DisputeView, String> ofDecision(Function<DecisionView, String> value) {
        return dispute -> dispute.decision() == null ? null : value.apply(dispute.decision());
    }

    static List<String> names() {
        return Arrays.stream(values()).map(column -> column.wireName).toList();
    }

    /** As the list tells it, or null. */
    String textOf(DisputeView dispute) {
        return Objects.toString(value.apply(dispute), null);
    }

    /** Whether a table program may calculate with it. */
    boolean isNumber() {
        return switch (this) {
            case TICKET_NUMBER,
                    CLIENT_ID,
                    COMPLAINT_STATUS_ID,
                    REASON_ID,
                    AMOUNT,
                    DISPUTE_AMOUNT,
                    ATTACHMENTS,
                    DECISION_AMOUNT -> true;
            default -> false;
        };
    }
}
