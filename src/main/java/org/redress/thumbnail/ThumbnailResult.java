package org.redress.thumbnail;

import java.util.Locale;

/** How the work on a thumbnail ended. */
public enum ThumbnailResult {
    MADE,
    /** The picture is damaged, of an unsupported kind, or would cost too much. */
    REFUSED,
    /** The deadline was over. */
    OVERDUE,
    /** The store or the database was unavailable; it is tried again. */
    POSTPONED,
    /** The merchant's part of the queue was full. */
    REJECTED;

    /** Returns the name in metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
