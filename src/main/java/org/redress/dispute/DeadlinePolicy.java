package org.redress.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.deadline.BusinessCalendar;
import org.redress.deadline.TimeLimit;

/** How long each of a case's statuses may last, and how long before its end somebody is reminded: settings. */
@ApplicationScoped
public class DeadlinePolicy {
    @Inject
    @ConfigProperty(name = "complaint.deadline")
    TimeLimit answer;

    @Inject
    @ConfigProperty(name = "escalation.term")
    TimeLimit escalation;

    @Inject
    @ConfigProperty(name = "information.term")
    TimeLimit information;

    @Inject
    @ConfigProperty(name = "decision.term")
    TimeLimit decision;

    @Inject
    @ConfigProperty(name = "appeal.term")
    TimeLimit appeal;

    @Inject
    @ConfigProperty(name = "reminder.lead")
    Duration lead;

    /** What time has to do with a case that comes to a status now. */
    Deadline deadlineFor(DisputeStatus status, Instant now, BusinessCalendar calendar) {
        return switch (status) {
            case WAITING_FOR_SHOP -> due(now, calendar.after(now, answer), calendar.after(now, escalation));
            case WAITING_FOR_CUSTOMER -> {
                Instant end = calendar.after(now, information);
                yield due(now, end, end);
            }
            case UNDER_REVIEW -> due(now, calendar.after(now, decision), null);
            case RESOLVED -> {
                Instant end = calendar.after(now, appeal);
                yield new Deadline(end, end);
            }
            case CLOSED, CANCELLED -> Deadline.NONE;
        };
    }

    /** Who has less time than the reminder would leave them needs none. */
    private Deadline due(Instant now, Instant dueAt, Instant stepAt) {
        Instant remindAt = dueAt.minus(lead);
        boolean reminds = !lead.isZero() && remindAt.isAfter(now);
        return new Deadline(dueAt, reminds ? remindAt : null, stepAt);
    }
}
