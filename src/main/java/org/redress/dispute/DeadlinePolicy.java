package org.redress.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.redress.deadline.BusinessCalendar;
import org.redress.deadline.TimeLimit;

/** Computes deadlines from the settings: the time limit of each status, and the lead time of reminders. */
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

    /** Returns the deadline of a dispute that enters a status now. */
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

    /** Returns a deadline with a reminder, unless the whole time limit is shorter than the lead time. */
    private Deadline due(Instant now, Instant dueAt, @Nullable Instant stepAt) {
        Instant remindAt = dueAt.minus(lead);
        boolean reminds = !lead.isZero() && remindAt.isAfter(now);
        return new Deadline(dueAt, reminds ? remindAt : null, stepAt);
    }
}
