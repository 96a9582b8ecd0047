package org.redress.timer;

import java.util.Locale;

/** Names the timers of a node. */
public enum TimerName {
    DEADLINES,
    DELIVERIES,
    EVENT_RELAY,
    EVENT_WAITS,
    EVENTS,
    EXPORT_LINKS,
    IDEMPOTENCY_RECORDS,
    JOBS,
    JOB_CLEANUP,
    MERCHANT_ERASURES,
    ORPHANED_BLOBS,
    PRESENCES,
    READS,
    REQUEST_COUNTS,
    SEARCH_INDEX,
    STAFF,
    STATISTICS,
    THUMBNAILS,
    WEBHOOKS;

    /** Returns the name in metrics and in the log. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
