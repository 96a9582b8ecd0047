package org.redress.dispute;

import java.time.Instant;

/**
 * Due date, reminder and automatic step of a dispute in its current status.
 *
 * @param dueAt end of the time to act or, when resolved, to appeal; null for none
 * @param remindAt time of the reminder; null for none
 * @param stepAt time of the automatic step, which escalates or closes the dispute; null for none
 */
public record Deadline(Instant dueAt, Instant remindAt, Instant stepAt) {
    /** No deadline. */
    public static final Deadline NONE = new Deadline(null, null);

    /** Creates a deadline without a reminder. */
    public Deadline(Instant dueAt, Instant stepAt) {
        this(dueAt, null, stepAt);
    }
}
