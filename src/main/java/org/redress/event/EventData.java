package org.redress.event;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.key.UuidConverter;

/** Data of an event, in the outbox and in the log: what happened to which subject, without personal data. */
@Embeddable
public class EventData {
    /** Columns of the data in each table that has it, separated by commas. */
    public static final String COLUMNS = "type, subject_type, subject_id, subject_version, ticket_number, occurred_at,"
            + " changed_fields, visibility, traceparent, customer_id";

    @NotNull
    private String type;

    @NotNull
    @Column(name = "subject_type")
    private String subjectType;

    @NotNull
    @Column(name = "subject_id")
    private String subjectId;

    @Column(name = "subject_version")
    private @Nullable Long subjectVersion;

    @Column(name = "ticket_number")
    private @Nullable Long ticketNumber;

    @NotNull
    @Column(name = "occurred_at")
    private Instant occurredAt;

    // Not null: an empty text where no field changes
    @NotNull
    @Column(name = "changed_fields")
    private String changedFields;

    private @Nullable String visibility;

    private @Nullable String traceparent;

    @Convert(converter = UuidConverter.class)
    @Column(name = "customer_id")
    private @Nullable UUID customerId;

    protected EventData() {}

    /** Creates the data of an event about a subject without a version, in the trace of the current call. */
    public EventData(EventType type, String subjectId, Instant occurredAt) {
        this.type = type.wireName();
        this.subjectType = type.subject().wireName();
        this.subjectId = subjectId;
        this.occurredAt = occurredAt;
        this.changedFields = String.join(",", type.changedFields());
        this.traceparent = CallTrace.current();
    }

    /**
     * Creates the data of an event about a dispute, in the trace of the current call.
     *
     * @param version position of the change in the dispute's timeline
     * @param visibility readers of a comment, null for other events
     */
    public static EventData ofDispute(
            EventType type,
            UUID disputeId,
            int version,
            long ticketNumber,
            UUID customerId,
            @Nullable String visibility,
            Instant occurredAt) {
        EventData data = new EventData(type, disputeId.toString(), occurredAt);
        data.subjectVersion = (long) version;
        data.ticketNumber = ticketNumber;
        data.customerId = customerId;
        data.visibility = visibility;
        return data;
    }

    /** Creates the data of an event about an order, in the trace of the current call. */
    public static EventData ofOrder(String orderId, UUID customerId, Instant occurredAt) {
        EventData data = new EventData(EventType.ORDER_UPDATED, orderId, occurredAt);
        data.customerId = customerId;
        return data;
    }

    /** Returns the wire name of the type. */
    public String getType() {
        return type;
    }

    /** Returns the kind of the subject, on the wire. */
    public String getSubjectType() {
        return subjectType;
    }

    /** Returns the id of the subject: a UUID, the shop's id of an order, or the clientId of a merchant. */
    public String getSubjectId() {
        return subjectId;
    }

    /** Returns the position of the change in the dispute's timeline, null for other subjects. */
    public @Nullable Long getSubjectVersion() {
        return subjectVersion;
    }

    public @Nullable Long getTicketNumber() {
        return ticketNumber;
    }

    public Instant getOccurredAt() {
        return occurredAt;
    }

    /** Returns the names of the changed fields of the subject's view. */
    public List<String> getChangedFields() {
        return changedFields.isEmpty() ? List.of() : List.of(changedFields.split(","));
    }

    /** Returns the readers of a comment, null for other events. */
    public @Nullable String getVisibility() {
        return visibility;
    }

    /** Returns the trace of the call that caused the event (W3C Trace Context), null if a timer did. */
    public @Nullable String getTraceparent() {
        return traceparent;
    }

    /** Returns the id of the dispute's customer, null for other subjects. */
    public @Nullable UUID getCustomerId() {
        return customerId;
    }
}
