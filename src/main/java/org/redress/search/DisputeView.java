package org.redress.search;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.dispute.DisputeAction;
import org.redress.dispute.DisputeStatus;
import org.redress.order.Money;
import org.redress.party.Merchant;

/**
 * A dispute on the wire, field by field as the disputes document shows it, then ticketNumber, currency, dueAt, the
 * decision if there is one, and what the reader may do to it, each with the address to POST to.
 * Amounts are texts with the currency's decimals. invoiceDate and an attachment's createdAt are MM/dd/yyyy HH:mm:ss in
 * UTC; the other times are ISO instants with seven decimals.
 */
public record DisputeView(
        UUID id,
        UUID customerId,
        Integer clientId,
        String source,
        NamedView reason,
        String description,
        String invoiceId,
        String invoiceDate,
        String amount,
        String disputeAmount,
        String orderId,
        String orderNumber,
        String trackingId,
        List<AttachmentView> attachments,
        NamedView complaintStatus,
        String createdAt,
        String updatedAt,
        CustomerView customer,
        ClientView client,
        Long ticketNumber,
        String currency,
        String dueAt,
        DecisionView decision,
        Map<String, String> actions) {
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(7).toFormatter(Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("MM/dd/uuuu HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** @param allowed what its reader may do to it now */
    public static DisputeView of(DisputeRow.DisputeDetails read, List<DisputeAction> allowed) {
        DisputeRow row = read.dispute();
        return new DisputeView(
                row.id(),
                row.accountId(),
                read.merchant().getId(),
                row.source(),
                new NamedView(read.reason().getId(), read.reason().getName()),
                row.description(),
                row.invoiceId(),
                text(row.invoiceDate(), DATE_TIME),
                Money.text(row.amount(), row.currency()),
                Money.text(row.disputeAmount(), row.currency()),
                row.orderId(),
                row.orderNumber(),
                row.trackingId(),
                read.attachments().stream().map(AttachmentView::of).toList(),
                NamedView.of(DisputeStatus.withId(row.statusId()).orElseThrow()),
                instant(row.createdAt()),
                instant(row.updatedAt()),
                CustomerView.of(row),
                ClientView.of(read.merchant()),
                row.ticketNumber(),
                row.currency(),
                instant(row.dueAt()),
                DecisionView.of(row),
                links(row.id(), read.merchant().getId(), allowed));
    }

    private static Map<String, String> links(UUID id, int merchantId, List<DisputeAction> allowed) {
        String address = "/api/rest/v1/" + merchantId + "/disputes/" + id + "/";
        Map<String, String> links = new LinkedHashMap<>();
        allowed.forEach(action -> links.put(action.wireName(), address + action.path()));
        return links;
    }

    private static String instant(Instant instant) {
        return text(instant, INSTANT);
    }

    private static String text(Instant instant, DateTimeFormatter format) {
        return instant == null ? null : format.format(instant);
    }

    /** What the shop decided: how much the customer has back, in the dispute's currency, and why. */
    public record DecisionView(String outcome, String amount, String text, String decidedAt) {
        static DecisionView of(DisputeRow row) {
            return row.outcome() == null
                    ? null
                    : new DecisionView(
                            row.outcome().name(),
                            Money.text(row.decidedAmount(), row.currency()),
                            row.decisionText(),
                            instant(row.decidedAt()));
        }
    }

    /** A reason, or a status. */
    public record NamedView(Integer id, String name) {
        static NamedView of(DisputeStatus status) {
            return new NamedView(status.id(), status.wireName());
        }
    }

    /** An attached file; its url answers the bytes. Size in bytes. */
    @JsonbPropertyOrder({"id", "fileName", "originalFileName", "createdAt", "size", "source", "mimeType", "url"})
    public record AttachmentView(
            UUID id,
            String fileName,
            String originalFileName,
            String createdAt,
            Long size,
            String source,
            String mimeType,
            String url) {
        public static AttachmentView of(AttachmentRow row) {
            return new AttachmentView(
                    row.id(),
                    row.fileName(),
                    row.originalFileName(),
                    text(row.createdAt(), DATE_TIME),
                    row.size(),
                    row.source(),
                    row.mimeType(),
                    "/Complaints/" + row.disputeId() + "/attachments/" + row.id());
        }
    }

    /** Who complains; a customer met in the chat may have neither names nor country nor e-mail. */
    public record CustomerView(
            UUID customerId, String firstName, String lastName, String countryCode, String email, String name) {
        static CustomerView of(DisputeRow row) {
            String name = Stream.of(row.firstName(), row.lastName())
                    .filter(part -> part != null && !part.isBlank())
                    .collect(Collectors.joining(" "));
            return new CustomerView(
                    row.customerId(),
                    row.firstName(),
                    row.lastName(),
                    row.countryCode(),
                    row.email(),
                    name.isEmpty() ? null : name);
        }
    }

    /** The merchant. */
    public record ClientView(Integer id, String name, String email, String countryCode, String country) {
        // Java seeks a name through all its locale providers, each time
        private static final Map<String, String> COUNTRIES = new ConcurrentHashMap<>();

        static ClientView of(Merchant merchant) {
            String code = merchant.getCountryCode();
            return new ClientView(
                    merchant.getId(),
                    merchant.getName(),
                    merchant.getEmail(),
                    code,
                    COUNTRIES.computeIfAbsent(code, c -> new Locale("", c).getDisplayCountry(Locale.ENGLISH)));
        }
    }
}
