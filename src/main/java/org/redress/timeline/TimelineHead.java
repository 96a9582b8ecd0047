package org.redress.timeline;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** How long a case's timeline is, and the hash at its end: kept with the case, so that nothing can be cut off unseen. */
@Embeddable
public class TimelineHead {
    @Column(name = "timeline_length")
    private int length;

    @Column(name = "timeline_hash")
    private String hash;

    /** The next entry, chained to the last. Whoever calls this keeps it. */
    public TimelineEntry append(UUID disputeId, TimelineEvent event) {
        TimelineEntry entry = new TimelineEntry(disputeId, length + 1, hash, event);
        length = length + 1;
        hash = entry.getHash();
        return entry;
    }
}
