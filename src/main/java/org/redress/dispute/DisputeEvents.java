package org.redress.dispute;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.redress.event.EventData;
import org.redress.event.EventType;
import org.redress.timeline.TimelineEntry;
import org.redress.timeline.TimelineEvent;

/** Derives the events from an entry of a dispute's timeline. */
final class DisputeEvents {
    private DisputeEvents() {}

    /** Returns the types of the events, none for an erasure: its customer has the event. */
    static List<EventType> typesOf(TimelineEvent event) {
        DisputeAction action = DisputeAction.named(event.action()).orElseThrow();
        List<EventType> types = new ArrayList<>();
        boolean missed = event.actor().equals(Actor.CLOCK.name()) && action != DisputeAction.REMIND;
        if (missed) {
            types.add(EventType.DEADLINE_MISSED);
        }
        switch (action) {
            case OPEN -> types.add(EventType.DISPUTE_CREATED);
            case REQUEST_INFORMATION -> types.add(EventType.INFORMATION_REQUESTED);
            case SUPPLY_INFORMATION -> types.add(EventType.INFORMATION_SUPPLIED);
            case DECIDE -> types.add(EventType.DECIDED);
            case APPEAL -> types.add(EventType.APPEALED);
            case ESCALATE -> types.add(EventType.ESCALATED);
            case CANCEL -> types.add(EventType.CANCELLED);
            case REMIND -> types.add(EventType.DEADLINE_APPROACHING);
            case COMMENT -> types.add(EventType.COMMENT_ADDED);
            case ATTACH -> types.add(EventType.ATTACHMENT_ADDED);
            case ASSIGN, UNASSIGN, TAKE -> types.add(EventType.ASSIGNED);
            case PRIORITIZE -> types.add(EventType.PRIORITIZED);
            case TAG -> types.add(EventType.TAGGED);
            case MERGE -> types.add(EventType.MERGED);
            case SPLIT -> types.add(EventType.SPLIT);
            case LINK, UNLINK -> types.add(EventType.LINKED);
            case CLOSE, ERASE -> {}
        }
        boolean closes = event.statusAfter() == DisputeStatus.CLOSED.id()
                && !Objects.equals(event.statusBefore(), event.statusAfter());
        if (closes) {
            types.add(EventType.CLOSED);
        }
        if (answersCustomer(action, event)) {
            types.add(EventType.COMPLAINT_ANSWERED);
        }
        return types;
    }

    /** Returns whether the shop did what a customer waits for, or wrote to the customer. */
    private static boolean answersCustomer(DisputeAction action, TimelineEvent event) {
        boolean answers =
                switch (action) {
                    case REQUEST_INFORMATION, DECIDE, CLOSE -> true;
                    case COMMENT -> Visibility.CUSTOMER.name().equals(event.detail());
                    case OPEN,
                            SUPPLY_INFORMATION,
                            APPEAL,
                            CANCEL,
                            ESCALATE,
                            REMIND,
                            ATTACH,
                            ASSIGN,
                            UNASSIGN,
                            TAKE,
                            PRIORITIZE,
                            TAG,
                            MERGE,
                            SPLIT,
                            LINK,
                            UNLINK,
                            ERASE -> false;
                };
        return answers && event.actor().equals(Actor.MERCHANT.name());
    }

    /** Returns the data of an event of the dispute. */
    static EventData data(EventType type, Dispute dispute, TimelineEntry entry) {
        TimelineEvent event = entry.getEvent();
        return EventData.ofDispute(
                type,
                dispute.getId(),
                entry.getPosition(),
                dispute.getTicketNumber(),
                dispute.getCustomerId(),
                type == EventType.COMMENT_ADDED ? event.detail() : null,
                event.at());
    }
}
