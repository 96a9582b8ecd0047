package org.redress.timeline;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.redress.digest.Sha256;

/**
 * One thing that happened to a case. It bears nothing of what people wrote, nor who the customer is: that can be erased,
 * and the timeline stays whole.
 *
 * @param actor MERCHANT, CUSTOMER or CLOCK
 * @param actorName who of the merchant, as their token names them; null for the others
 * @param source from where: a channel of the chat, the API, or the clock
 * @param statusBefore the status's id; null for the opening
 * @param reference the comment or attachment that came with it, or null
 * @param amount what was decided, or null
 * @param detail the outcome of a decision, the visibility of a comment, or null
 */
public record TimelineEvent(
        Instant at,
        String action,
        String actor,
        String actorName,
        String source,
        Integer statusBefore,
        Integer statusAfter,
        UUID reference,
        BigDecimal amount,
        String detail) {

    /** SHA-256 in hex over all of this, where it stands and what stands before it. */
    String hash(UUID disputeId, int position, String previousHash) {
        return Sha256.of(Stream.of(
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
                        detail)
                .map(part -> Objects.toString(part, ""))
                .toArray(String[]::new));
    }
}
