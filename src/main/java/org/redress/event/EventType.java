package org.redress.event;

import static org.redress.event.EventSubject.CUSTOMER;
import static org.redress.event.EventSubject.DISPUTE;
import static org.redress.event.EventSubject.MERCHANT;
import static org.redress.event.EventSubject.ORDER;
import static org.redress.event.EventSubject.WEBHOOK;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Types of events, with the fields of the subject that change with each. */
public enum EventType {
    DISPUTE_CREATED("dispute.created", DISPUTE, "A dispute was opened, in the chat or by the shop."),
    INFORMATION_REQUESTED(
            "dispute.information_requested", DISPUTE, "The shop asked the customer for information.", Fields.STATUS),
    INFORMATION_SUPPLIED(
            "dispute.information_supplied", DISPUTE, "The requested information has arrived.", Fields.STATUS),
    DECIDED(
            "dispute.decided",
            DISPUTE,
            "The shop decided; finally, if a dispute.closed has the same subjectVersion.",
            Fields.DECISION),
    APPEALED("dispute.appealed", DISPUTE, "The customer appealed against the decision.", Fields.STATUS),
    ESCALATED("dispute.escalated", DISPUTE, "The shop did not respond in time; its review begins.", Fields.STATUS),
    CLOSED("dispute.closed", DISPUTE, "The dispute is over.", Fields.STATUS),
    CANCELLED("dispute.cancelled", DISPUTE, "The customer withdrew the complaint.", Fields.STATUS),
    ASSIGNED("dispute.assigned", DISPUTE, "A dispute got an assignee, or lost its.", List.of("assignee")),
    PRIORITIZED("dispute.prioritized", DISPUTE, "The priority was changed.", List.of("priority")),
    TAGGED("dispute.tagged", DISPUTE, "Tags were added or removed.", List.of("tags")),
    MERGED(
            "dispute.merged",
            DISPUTE,
            "A dispute was merged into another one of its customer; both have this event, and the one with mergedInto"
                    + " is closed.",
            Fields.MERGE),
    SPLIT(
            "dispute.split",
            DISPUTE,
            "A merge was undone; both disputes have this event, and the one that was merged goes on.",
            Fields.MERGE),
    LINKED("dispute.linked", DISPUTE, "A link between two disputes was made or removed.", List.of("links")),
    COMMENT_ADDED("comment.added", DISPUTE, "A comment was added; visibility names its readers."),
    ATTACHMENT_ADDED("attachment.added", DISPUTE, "A file was added.", List.of("attachments")),
    DEADLINE_APPROACHING("deadline.approaching", DISPUTE, "A deadline of the shop or of the customer ends soon."),
    DEADLINE_MISSED("deadline.missed", DISPUTE, "A deadline has passed without the action that it was for."),
    COMPLAINT_ANSWERED(
            "complaint.answered",
            DISPUTE,
            "For the chat platform: the shop answered a complaint. The event itself, not that of a list, has"
                    + " the channel, the uid, the language and the reply that tracking gives at the time of reading;"
                    + " they are missing if the customer was erased or wants no messages."),
    ORDER_UPDATED("order.updated", ORDER, "An order was created or changed."),
    CUSTOMER_ERASED("customer.erased", CUSTOMER, "All personal data of a customer was erased; erase your copies."),
    MERCHANT_SUSPENDED("merchant.suspended", MERCHANT, "The operator suspended the merchant.", List.of("state")),
    MERCHANT_RESUMED("merchant.resumed", MERCHANT, "The operator resumed the merchant.", List.of("state")),
    WEBHOOK_FAILING("webhook.failing", WEBHOOK, "All deliveries to a webhook fail; it will be disabled.");

    private static final class Fields {
        static final List<String> STATUS = List.of("status", "dueDate");
        static final List<String> DECISION = List.of("status", "dueDate", "decision");
        static final List<String> MERGE = List.of("status", "dueDate", "mergedInto", "links");
    }

    private final String wireName;
    private final EventSubject subject;
    private final String description;
    private final List<String> changedFields;

    EventType(String wireName, EventSubject subject, String description) {
        this(wireName, subject, description, List.of());
    }

    EventType(String wireName, EventSubject subject, String description, List<String> changedFields) {
        this.wireName = wireName;
        this.subject = subject;
        this.description = description;
        this.changedFields = changedFields;
    }

    /** Returns the name on the wire, such as dispute.decided. */
    public String wireName() {
        return wireName;
    }

    /** Returns the kind of thing that these events are about. */
    public EventSubject subject() {
        return subject;
    }

    /** Returns when an event of this type occurs, in a sentence for developers of receivers. */
    public String description() {
        return description;
    }

    /** Returns the names of the subject's fields that change, as its view has them. */
    public List<String> changedFields() {
        return changedFields;
    }

    /** Returns the type of that name, in exactly this spelling. */
    public static Optional<EventType> named(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst();
    }
}
