package org.redress.search;

import static org.redress.search.FieldFormat.ACTION_LINKS;
import static org.redress.search.FieldFormat.ATTACHMENT_LIST;
import static org.redress.search.FieldFormat.DATE_TIME;
import static org.redress.search.FieldFormat.IDENTITY_LIST;
import static org.redress.search.FieldFormat.INSTANT;
import static org.redress.search.FieldFormat.LINK_LIST;
import static org.redress.search.FieldFormat.MONEY;
import static org.redress.search.FieldFormat.NUMBER;
import static org.redress.search.FieldFormat.TAG_LIST;
import static org.redress.search.FieldFormat.TEXT;
import static org.redress.search.FieldFormat.TRUTH;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.redress.search.SortKey.Values;

/**
 * The table of a dispute's fields: the JSON object, the columns of an export, the sort orders and the selected columns
 * are derived from it.
 *
 * <p>The constants stand in the order of the JSON object. A name with a dot belongs to a nested object, whose fields
 * stand together. A nested object whose first value is absent is null.
 */
public enum DisputeField {
    ID("id", "d.id", TEXT),
    ACCOUNT_ID("customerId", "c.accountId", TEXT),
    CLIENT_ID("clientId", NUMBER, row -> row.merchant().getId()),
    SOURCE("source", "d.source", TEXT),
    REASON_ID("reason.id", "d.reasonId", NUMBER),
    REASON("reason.name", TEXT, row -> row.reason().getName()),
    DESCRIPTION("description", "d.text.description", TEXT),
    INVOICE_ID("invoiceId", "d.invoiceId", TEXT),
    INVOICE_DATE("invoiceDate", "d.invoiceDate", DATE_TIME),
    AMOUNT("amount", "d.amount", MONEY),
    DISPUTE_AMOUNT("disputeAmount", "d.disputeAmount", MONEY),
    ORDER_ID("orderId", "d.orderId", TEXT),
    ORDER_NUMBER("orderNumber", "d.orderNumber", TEXT),
    TRACKING_ID("trackingId", "d.trackingId", TEXT),
    ATTACHMENTS("attachments", ATTACHMENT_LIST, DisputeRow::attachments),
    COMPLAINT_STATUS_ID("complaintStatus.id", "d.statusId", NUMBER),
    COMPLAINT_STATUS("complaintStatus.name", TEXT, row -> row.status().wireName()),
    CREATED_AT("createdAt", "d.createdAt", INSTANT),
    UPDATED_AT("updatedAt", "d.updatedAt", INSTANT),
    CUSTOMER_ID("customer.customerId", "c.id", TEXT),
    CUSTOMER_FIRST_NAME("customer.firstName", "c.firstName", TEXT),
    CUSTOMER_LAST_NAME("customer.lastName", "c.lastName", TEXT),
    CUSTOMER_COUNTRY_CODE("customer.countryCode", "c.countryCode", TEXT),
    CUSTOMER_EMAIL("customer.email", "c.email", TEXT),
    CUSTOMER_NAME("customer.name", TEXT, DisputeRow::customerName),
    CUSTOMER_IDENTITIES("customer.channelIdentities", IDENTITY_LIST, DisputeRow::identities),
    MERCHANT_ID("client.id", NUMBER, row -> row.merchant().getId()),
    MERCHANT_NAME("client.name", TEXT, row -> row.merchant().getName()),
    MERCHANT_EMAIL("client.email", TEXT, row -> row.merchant().getEmail()),
    MERCHANT_COUNTRY_CODE("client.countryCode", TEXT, row -> row.merchant().getCountryCode()),
    MERCHANT_COUNTRY(
            "client.country", TEXT, row -> CountryNames.of(row.merchant().getCountryCode())),
    TICKET_NUMBER("ticketNumber", "d.ticketNumber", NUMBER),
    CURRENCY("currency", "d.currency", TEXT),
    DUE_AT("dueAt", "d.dueAt", INSTANT),
    DECISION_OUTCOME("decision.outcome", "d.progress.decision.outcome", TEXT),
    DECISION_AMOUNT("decision.amount", "d.progress.decision.amount", MONEY),
    DECISION_TEXT("decision.text", "d.progress.decision.text", TEXT),
    DECIDED_AT("decision.decidedAt", "d.progress.decision.decidedAt", INSTANT),
    INVOICED_AT("invoicedAt", INSTANT, row -> row.get(DisputeField.INVOICE_DATE, Instant.class)),
    ASSIGNEE_ID("assignee.id", "d.triage.assigneeId", TEXT),
    ASSIGNEE_NAME("assignee.name", "d.triage.assigneeName", TEXT),
    PRIORITY("priority", TEXT, row -> row.priority().name()),
    TAGS("tags", TAG_LIST, DisputeRow::tags),
    ETAG("etag", TEXT, row -> "\"" + row.tag() + "\""),
    MERGED_INTO_ID("mergedInto.id", "d.progress.merged.intoId", TEXT),
    MERGED_INTO("mergedInto.ticketNumber", "d.progress.merged.intoNumber", NUMBER),
    LINKS("links", LINK_LIST, DisputeRow::links),
    LAST_ACTOR("lastActivity.by", "d.progress.lastActor.actor", TEXT),
    LAST_ACTOR_ID("lastActivity.byId", "d.progress.lastActor.id", TEXT),
    LAST_ACTOR_NAME("lastActivity.byName", "d.progress.lastActor.name", TEXT),
    LAST_ACTIVITY_AT("lastActivity.at", INSTANT, row -> row.get(DisputeField.UPDATED_AT, Instant.class)),
    UNREAD("unread", TRUTH, DisputeRow::unread),
    ACTIONS("actions", ACTION_LINKS, DisputeRow::actions),

    // Without a name, since they are no members of the JSON object
    PRIORITY_ID(null, "d.triage.priority", NUMBER),
    WRITTEN_TAGS(null, "d.triage.tags", TEXT),
    VERSION(null, "d.version", NUMBER),
    MERGED_STATUS_ID(null, "d.progress.merged.statusId", NUMBER),
    APPEALED_AT(null, "d.progress.appealedAt", INSTANT),
    ATTACHMENT_COUNT(null, NUMBER, DisputeRow::attachmentCount),
    JOINED_TAGS(null, TEXT, row -> row.tags().isEmpty() ? null : String.join(", ", row.tags()));

    /** The columns of an export, in its order. */
    public static final List<ExportColumn> EXPORT_COLUMNS = List.of(
            new ExportColumn("id", ID),
            new ExportColumn("ticketNumber", TICKET_NUMBER),
            new ExportColumn("clientId", CLIENT_ID),
            new ExportColumn("complaintStatusId", COMPLAINT_STATUS_ID),
            new ExportColumn("complaintStatus", COMPLAINT_STATUS),
            new ExportColumn("reasonId", REASON_ID),
            new ExportColumn("reason", REASON),
            new ExportColumn("description", DESCRIPTION),
            new ExportColumn("source", SOURCE),
            new ExportColumn("createdAt", CREATED_AT),
            new ExportColumn("updatedAt", UPDATED_AT),
            new ExportColumn("dueAt", DUE_AT),
            new ExportColumn("currency", CURRENCY),
            new ExportColumn("amount", AMOUNT),
            new ExportColumn("disputeAmount", DISPUTE_AMOUNT),
            new ExportColumn("invoiceId", INVOICE_ID),
            new ExportColumn("invoiceDate", INVOICE_DATE),
            new ExportColumn("orderId", ORDER_ID),
            new ExportColumn("orderNumber", ORDER_NUMBER),
            new ExportColumn("trackingId", TRACKING_ID),
            new ExportColumn("customerId", ACCOUNT_ID),
            new ExportColumn("customerName", CUSTOMER_NAME),
            new ExportColumn("customerFirstName", CUSTOMER_FIRST_NAME),
            new ExportColumn("customerLastName", CUSTOMER_LAST_NAME),
            new ExportColumn("customerEmail", CUSTOMER_EMAIL),
            new ExportColumn("customerCountryCode", CUSTOMER_COUNTRY_CODE),
            new ExportColumn("attachments", ATTACHMENT_COUNT),
            new ExportColumn("decisionOutcome", DECISION_OUTCOME),
            new ExportColumn("decisionAmount", DECISION_AMOUNT),
            new ExportColumn("decisionText", DECISION_TEXT),
            new ExportColumn("decidedAt", DECIDED_AT),
            new ExportColumn("assigneeId", ASSIGNEE_ID),
            new ExportColumn("assigneeName", ASSIGNEE_NAME),
            new ExportColumn("priority", PRIORITY),
            new ExportColumn("tags", JOINED_TAGS),
            new ExportColumn("mergedInto", MERGED_INTO),
            new ExportColumn("lastActivityBy", LAST_ACTOR),
            new ExportColumn("lastActivityById", LAST_ACTOR_ID),
            new ExportColumn("lastActivityByName", LAST_ACTOR_NAME),
            new ExportColumn("lastActivityAt", LAST_ACTIVITY_AT));

    /** The sort orders of the list, in the order of the contract. */
    public static final List<SortKey> SORT_KEYS = List.of(
            new SortKey("CreatedAt", CREATED_AT, Values.PRESENT, SortKey::instant),
            new SortKey("UpdatedAt", UPDATED_AT, Values.PRESENT, SortKey::instant),
            new SortKey("InvoiceDate", INVOICE_DATE, Values.NULLABLE, SortKey::instant),
            new SortKey("InvoiceId", INVOICE_ID, Values.NULLABLE, SortKey::text),
            new SortKey("Amount", AMOUNT, Values.NULLABLE, SortKey::amount),
            new SortKey("DisputeAmount", DISPUTE_AMOUNT, Values.NULLABLE, SortKey::amount),
            new SortKey("OrderId", ORDER_ID, Values.NULLABLE, SortKey::text),
            new SortKey("TicketNumber", TICKET_NUMBER, Values.PRESENT, SortKey::ticketNumber),
            new SortKey("StatusId", COMPLAINT_STATUS_ID, Values.FEW, SortKey::id),
            new SortKey("ReasonId", REASON_ID, Values.FEW, SortKey::id),
            new SortKey("Deadline", DUE_AT, Values.NULLABLE, SortKey::instant),
            new SortKey("AgentAssignee", ASSIGNEE_NAME, Values.NULLABLE, SortKey::name),
            new SortKey("Priority", PRIORITY_ID, Values.FEW, SortKey::id));

    /** The fields that are read from the database, in the order of the select list. */
    public static final List<DisputeField> SELECTED =
            Arrays.stream(values()).filter(field -> field.path != null).toList();

    private final @Nullable String name;
    private final @Nullable String path;
    private final FieldFormat format;
    private final Function<DisputeRow, ?> value;

    /**
     * A field of a column.
     *
     * @param path in JPQL, of the dispute d or its customer c
     */
    DisputeField(@Nullable String name, String path, FieldFormat format) {
        this.name = name;
        this.path = path;
        this.format = format;
        int position = Positions.next++;
        this.value = row -> row.column(position);
    }

    /** A field that is computed. */
    DisputeField(@Nullable String name, FieldFormat format, Function<DisputeRow, ?> value) {
        this.name = name;
        this.path = null;
        this.format = format;
        this.value = value;
    }

    /** Position of the next column in the select list; the constants are made one after the other. */
    private static final class Positions {
        private static int next;
    }

    /** Returns the place in the JSON object, such as reason.id, or null if the field has none. */
    public @Nullable String wireName() {
        return name;
    }

    /** Returns the JPQL path of the column, or null if the field is computed. */
    @Nullable
    String path() {
        return path;
    }

    FieldFormat format() {
        return format;
    }

    /** Returns the value in the type of its column, or null if there is none. */
    @Nullable
    Object valueOf(DisputeRow row) {
        return value.apply(row);
    }

    /** Returns the value in the format of the wire, or null if there is none. */
    @Nullable
    Object wireValueOf(DisputeRow row) {
        Object found = value.apply(row);
        return found == null ? null : format.of(found, row);
    }
}
