package org.redress.dispute;

import java.time.Instant;

/**
 * What time has to do with a case in its status.
 *
 * @param dueAt until when whoever it waits for must act, or until when it can be appealed; null = never
 * @param remindAt when the clock reminds of that; null = never
 * @param stepAt when the clock does something to it; null = never
 */
public record Deadline(Instant dueAt, Instant remindAt, Instant stepAt) {
    public static final Deadline NONE = new Deadline(null, null);

    /** Without a reminder. */
    public Deadline(Instant dueAt, Instant stepAt) {
        this(dueAt, null, stepAt);
    }
}
