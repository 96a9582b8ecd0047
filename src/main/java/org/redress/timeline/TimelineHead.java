package org.redress.timeline;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Length and last hash of a timeline. They are stored with the dispute, so that a truncation is detected. */
@Embeddable
public class TimelineHead {
    @Column(name = "timeline_length")
    private int length;

    @Column(name = "timeline_hash")
    private String hash;

    /** Appends an event and returns its entry, chained to the last one. The caller persists the entry. */
    public TimelineEntry append(UUID disputeId, TimelineEvent event) {
        TimelineEntry entry = new TimelineEntry(disputeId, length + 1, hash, event);
        length = length + 1;
        hash = entry.getHash();
        return entry;
    }
}
