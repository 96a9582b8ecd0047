package org.redress.dispute;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Due date, reminder and automatic step of a dispute in its current status.
 *
 * @param dueAt end of the time to act or, when resolved, to appeal; null for none
 * @param remindAt time of the reminder; null for none
 * @param stepAt time of the automatic step, which escalates or closes the dispute; null for none
 */
public record Deadline(@Nullable Instant dueAt, @Nullable Instant remindAt, @Nullable Instant stepAt) {
    /** No deadline. */
    public static final Deadline NONE = new Deadline(null, null);

    /** Creates a deadline without a reminder. */
    public Deadline(@Nullable Instant dueAt, @Nullable Instant stepAt) {
        this(dueAt, null, stepAt);
    }
}
