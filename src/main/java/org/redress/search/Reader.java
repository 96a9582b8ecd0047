package org.redress.search;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Member of staff who reads a list, to whom it tells which disputes are unread.
 *
 * @param id subject of the token, or its client
 * @param since activities of before count as read
 */
public record Reader(String id, Instant since) {
    /**
     * Returns whether somebody else changed a dispute since the reader read it.
     *
     * @param lastActorId null for a customer or a deadline
     * @param at time of the last activity
     * @param isRead whether the reader has read it
     */
    boolean isUnread(@Nullable String lastActorId, Instant at, boolean isRead) {
        return !isRead && !Objects.equals(lastActorId, id) && !at.isBefore(since);
    }
}
