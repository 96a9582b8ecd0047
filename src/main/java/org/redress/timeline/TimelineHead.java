package org.redress.timeline;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Length of a dispute's timeline and the hash of its last entry.
 * Stored in the dispute's row, so that a timeline without its last entries is detected.
 */
@Embeddable
public class TimelineHead {
    @Column(name = "timeline_length")
    private int length;

    @Column(name = "timeline_hash")
    private @Nullable String hash;

    /**
     * Creates the next entry, chained to the last one. The caller persists it.
     *
     * @param merchantId clientId of the merchant whose dispute it is
     * @param disputeId id of the dispute that has this timeline
     */
    public TimelineEntry append(int merchantId, UUID disputeId, TimelineEvent event) {
        TimelineEntry entry = new TimelineEntry(merchantId, disputeId, length + 1, hash, event);
        length = length + 1;
        hash = entry.getHash();
        return entry;
    }
}
