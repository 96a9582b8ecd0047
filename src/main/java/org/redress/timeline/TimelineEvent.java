package org.redress.timeline;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.digest.Sha256;

/**
 * Change of a dispute, as the timeline records it.
 * Contains neither free text nor data of the customer, so that an erasure leaves the hash chain intact.
 *
 * @param at time of the change; the hash covers it in microseconds
 * @param action name of the action on the wire
 * @param actor MERCHANT, CUSTOMER or CLOCK
 * @param actorName name of the member of staff from the token, null for other actors
 * @param source common channel of the chat, CHAT for any other, API, or CLOCK
 * @param statusBefore id of the status, null for the opening
 * @param statusAfter id of the status
 * @param reference id of the comment, attachment or other dispute that belongs to the change, null if there is none
 * @param amount decided amount in the dispute's currency, null for other actions
 * @param detail outcome of a decision, visibility of a comment, name of an assignee, priority, numbers of added and
 *     removed tags, or kind of a link and ticket number of the other dispute; null for other actions
 */
public record TimelineEvent(
        Instant at,
        String action,
        String actor,
        @Nullable String actorName,
        String source,
        @Nullable Integer statusBefore,
        Integer statusAfter,
        @Nullable UUID reference,
        @Nullable BigDecimal amount,
        @Nullable String detail) {

    /**
     * Computes the SHA-256 of this event, its position, and the hash of the entry before it.
     *
     * @param previousHash null for the first entry
     * @return 64 hexadecimal digits
     */
    String hash(UUID disputeId, int position, @Nullable String previousHash) {
        return Sha256.ofValues(
                previousHash,
                disputeId,
                position,
                at.truncatedTo(ChronoUnit.MICROS),
                action,
                actor,
                actorName,
                source,
                statusBefore,
                statusAfter,
                reference,
                amount == null ? null : amount.stripTrailingZeros().toPlainString(),
                detail);
    }
}
