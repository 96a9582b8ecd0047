package org.redress.dispute;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.redress.deadline.BusinessCalendar;
import org.redress.deadline.DeadlineRules;
import org.redress.deadline.DeadlineTerms;

/** Computes deadlines by the rules of a merchant: the time limit of each status, and the lead time of reminders. */
record DeadlinePolicy(DeadlineRules rules) {
    /** Returns the deadline of a dispute that enters a status now. */
    Deadline deadlineFor(DisputeStatus status, Instant now) {
        BusinessCalendar calendar = rules.calendar();
        DeadlineTerms terms = rules.terms();
        return switch (status) {
            case WAITING_FOR_SHOP ->
                due(now, calendar.after(now, terms.answer()), calendar.after(now, terms.escalation()));
            case WAITING_FOR_CUSTOMER -> {
                Instant end = calendar.after(now, terms.information());
                yield due(now, end, end);
            }
            case UNDER_REVIEW -> due(now, calendar.after(now, terms.decision()), null);
            case RESOLVED -> {
                Instant end = calendar.after(now, terms.appeal());
                yield new Deadline(end, end);
            }
            case CLOSED, CANCELLED -> Deadline.NONE;
        };
    }

    /** Returns a deadline with a reminder, unless the whole time limit is shorter than the lead time. */
    private Deadline due(Instant now, Instant dueAt, @Nullable Instant stepAt) {
        Duration lead = rules.terms().reminderLead();
        Instant remindAt = dueAt.minus(lead);
        boolean reminds = !lead.isZero() && remindAt.isAfter(now);
        return new Deadline(dueAt, reminds ? remindAt : null, stepAt);
    }
}
