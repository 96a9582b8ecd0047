package org.redress.bench.spring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A dispute on the wire. */
record DisputeDto(
        UUID id,
        UUID customerId,
        Integer clientId,
        String source,
        NamedDto reason,
        String description,
        String invoiceId,
        String invoiceDate,
        String amount,
        String disputeAmount,
        String orderId,
        String orderNumber,
        String trackingId,
        List<AttachmentDto> attachments,
        NamedDto complaintStatus,
        String createdAt,
        String updatedAt,
        CustomerDto customer,
        ClientDto client,
        Long ticketNumber,
        String currency,
        String dueAt,
        String invoicedAt,
        AssigneeDto assignee,
        String priority,
        List<String> tags,
        String etag,
        MergedDto mergedInto,
        List<UUID> links,
        ActivityDto lastActivity,
        boolean unread) {
    static final List<String> STATUSES =
            List.of("Waiting for shop", "Waiting for customer", "Under review", "Resolved", "Closed", "Cancelled");
    static final List<String> PRIORITIES = List.of("LOW", "NORMAL", "HIGH", "URGENT");
    private static final Instant READS_SINCE = Instant.now();
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss").withZone(ZoneOffset.UTC);

    record NamedDto(Integer id, String name) {}

    record AttachmentDto(
            UUID id,
            String fileName,
            String originalFileName,
            String createdAt,
            Long size,
            String source,
            String mimeType,
            String url,
            String addedAt) {}

    record AssigneeDto(String id, String name) {}

    record MergedDto(UUID id, Long ticketNumber) {}

    record ActivityDto(String by, String byId, String byName, String at) {}

    record CustomerDto(
            UUID customerId,
            String firstName,
            String lastName,
            String countryCode,
            String email,
            String name,
            List<String> channelIdentities) {}

    record ClientDto(Integer id, String name, String email, String countryCode, String country) {}

    /** @param read the version that the reader has read, or null */
    static DisputeDto of(Dispute d, Long read) {
        return new DisputeDto(
                d.getId(),
                d.getCustomer().getAccountId(),
                d.getMerchant().getId(),
                d.getSource(),
                new NamedDto(d.getReason().getId(), d.getReason().getName()),
                d.getDescription(),
                d.getInvoiceId(),
                format(d.getInvoiceDate(), DATE_TIME),
                money(d.getAmount(), d.getCurrency()),
                money(d.getDisputeAmount(), d.getCurrency()),
                d.getOrderId(),
                d.getOrderNumber(),
                d.getTrackingId(),
                d.getAttachments().stream().map(a -> attachment(d, a)).toList(),
                new NamedDto(d.getStatusId(), STATUSES.get(d.getStatusId() - 1)),
                format(d.getCreatedAt(), INSTANT),
                format(d.getUpdatedAt(), INSTANT),
                customer(d.getCustomer()),
                client(d.getMerchant()),
                d.getTicketNumber(),
                d.getCurrency(),
                format(d.getDueAt(), INSTANT),
                format(d.getInvoiceDate(), INSTANT),
                d.getAssigneeId() == null ? null : new AssigneeDto(d.getAssigneeId(), d.getAssigneeName()),
                PRIORITIES.get(d.getPriority()),
                d.getTags().isEmpty() ? List.of() : List.of(d.getTags().split("\n")),
                "\"" + d.getVersion() + "\"",
                d.getMergedInto() == null ? null : new MergedDto(d.getMergedInto(), d.getMergedIntoNumber()),
                null,
                new ActivityDto(
                        d.getLastActor(), d.getLastActorId(), d.getLastActorName(), format(d.getUpdatedAt(), INSTANT)),
                (read == null || read < d.getVersion())
                        && !DisputeRead.READER.equals(d.getLastActorId())
                        && !d.getUpdatedAt().isBefore(READS_SINCE));
    }

    private static AttachmentDto attachment(Dispute d, Attachment a) {
        return new AttachmentDto(
                a.getId(),
                a.getFileName(),
                a.getOriginalFileName(),
                format(a.getCreatedAt(), DATE_TIME),
                a.getSize(),
                a.getSource(),
                a.getMimeType(),
                "/Complaints/" + d.getId() + "/attachments/" + a.getId(),
                format(a.getCreatedAt(), INSTANT));
    }

    private static CustomerDto customer(Customer c) {
        String name = Stream.of(c.getFirstName(), c.getLastName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return new CustomerDto(
                c.getId(),
                c.getFirstName(),
                c.getLastName(),
                c.getCountryCode(),
                c.getEmail(),
                name.isEmpty() ? null : name,
                null);
    }

    private static ClientDto client(Merchant m) {
        String country = new Locale("", m.getCountryCode()).getDisplayCountry(Locale.ENGLISH);
        return new ClientDto(m.getId(), m.getName(), m.getEmail(), m.getCountryCode(), country);
    }

    private static String format(Instant at, DateTimeFormatter format) {
        return at == null ? null : format.format(at);
    }

    private static String money(BigDecimal amount, String currency) {
        return amount == null
                ? null
                : amount.setScale(Currency.getInstance(currency).getDefaultFractionDigits(), RoundingMode.UNNECESSARY)
                        .toPlainString();
    }
}
