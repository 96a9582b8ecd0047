package org.redress.bench.spring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of an export, those of Redress. */
final class ExportLine {
    static final String[] HEADER = ("id,ticketNumber,clientId,complaintStatusId,complaintStatus,reasonId,reason,"
                    + "description,source,createdAt,updatedAt,dueAt,currency,amount,disputeAmount,invoiceId,"
                    + "invoiceDate,orderId,orderNumber,trackingId,customerId,customerName,customerFirstName,"
                    + "customerLastName,customerEmail,customerCountryCode,attachments,decisionOutcome,decisionAmount,"
                    + "decisionText,decidedAt,assigneeId,assigneeName,priority,tags,mergedInto,lastActivityBy,"
                    + "lastActivityById,lastActivityByName,lastActivityAt")
            .split(",");
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private ExportLine() {}

    /** Returns the texts of a row. */
    static List<Object> of(ExportedDispute d) {
        List<Object> cells = cells(d);
        cells.replaceAll(cell -> cell instanceof Instant at ? INSTANT.format(at) : cell);
        return cells;
    }

    /** Returns the values of a row: texts, numbers, times; null for none. */
    static List<Object> cells(ExportedDispute d) {
        Customer c = d.getCustomer();
        String name = Stream.of(c.getFirstName(), c.getLastName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return Arrays.asList(
                d.getId(),
                d.getTicketNumber(),
                d.getMerchant().getId(),
                d.getStatusId(),
                DisputeDto.STATUSES.get(d.getStatusId() - 1),
                d.getReason().getId(),
                d.getReason().getName(),
                d.getDescription(),
                d.getSource(),
                d.getCreatedAt(),
                d.getUpdatedAt(),
                d.getDueAt(),
                d.getCurrency(),
                money(d.getAmount(), d.getCurrency()),
                money(d.getDisputeAmount(), d.getCurrency()),
                d.getInvoiceId(),
                d.getInvoiceDate(),
                d.getOrderId(),
                d.getOrderNumber(),
                d.getTrackingId(),
                c.getAccountId(),
                name.isEmpty() ? null : name,
                c.getFirstName(),
                c.getLastName(),
                c.getEmail(),
                c.getCountryCode(),
                d.getAttachments(),
                d.getOutcome(),
                money(d.getDecidedAmount(), d.getCurrency()),
                d.getDecisionText(),
                d.getDecidedAt(),
                d.getAssigneeId(),
                d.getAssigneeName(),
                DisputeDto.PRIORITIES.get(d.getPriority()),
                d.getTags().isEmpty() ? null : d.getTags().replace("\n", ", "),
                d.getMergedIntoNumber(),
                d.getLastActor(),
                d.getLastActorId(),
                d.getLastActorName(),
                d.getUpdatedAt());
    }

    private static BigDecimal money(BigDecimal amount, String currency) {
        return amount == null
                ? null
                : amount.setScale(Currency.getInstance(currency).getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
    }
}
